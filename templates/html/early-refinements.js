// Refinements of style that browsers know and the HTML validator does not yet; the page is whole without them.
"use strict";
(() => {
  if (!("adoptedStyleSheets" in document) || !("replaceSync" in CSSStyleSheet.prototype)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    h1, h2, h3, h4, h5 { text-wrap: balance; }
    a { text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
    a:hover { text-decoration-thickness: 2px; }
    .plot, .table-scroll, .page-side { scrollbar-width: thin; }
    .series-bar { scrollbar-width: none; }
    @media (min-width: 75rem) {
      .contents > details > ol > li:not(:has([aria-current])) > ol { display: none; }
    }
  `);
  document.adoptedStyleSheets = [sheet];
})();
