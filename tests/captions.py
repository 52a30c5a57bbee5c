"""Captions that several tests put before an order's text. All of them are invented."""

QUILLFEATHER = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

MARTA QUILLFEATHER,            )
                 Plaintiff,    )    Case No. 3:21-cv-00987
         v.                    )
BRINDLE HOLDINGS, INC.,        )
                 Defendant.    )

ORDER

"""
