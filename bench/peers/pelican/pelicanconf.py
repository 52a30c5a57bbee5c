"""One page an article and a front page; no feeds, no lists. Its own cache is read."""

SITENAME, SITEURL, PATH, THEME, TIMEZONE, DEFAULT_LANG = "Orders", "", "content", "theme", "UTC", "en"
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
CACHE_CONTENT, LOAD_CONTENT_CACHE, CHECK_MODIFIED_METHOD, CONTENT_CACHING_LAYER = True, True, "mtime", "generator"
MARKDOWN = {"extension_configs": {"markdown.extensions.footnotes": {}}, "output_format": "html5"}
