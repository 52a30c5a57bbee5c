// Leads on from an address that a page had before, to the same place on the page as it is now.
"use strict";
location.replace(document.currentScript.dataset.to + location.hash);
