/** The look of the HTML report: light or dark as the reader's system says, and no wider than a phone. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1a1a1a; --edge: #8886; --soft: #8881; --error: #b3261e; --warning: #7a5200; --info: #1f5f99; --hint: #555; --pass: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --page: #15171a; --text: #e8e8e8; --error: #ff9c94; --warning: #f0c069; --info: #92c8ff; --hint: #b5b5b5; --pass: #8bdba6; } }
* { box-sizing: border-box; }
body { background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
summary { cursor: pointer; padding: .35rem 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
table.findings { table-layout: fixed; }
a { color: var(--info); }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border-top: 1px solid var(--edge); padding: .4rem .5rem; text-align: left; vertical-align: top; }
td.count, th.count { text-align: right; }
th.count { overflow-wrap: normal; font-size: .8rem; }
.place { width: 8rem; }
pre { background: var(--soft); margin: .35rem 0; padding: .35rem .5rem; overflow-x: auto; font-size: .85rem; white-space: pre; overflow-wrap: normal; }
mark { background: #f5c54266; color: inherit; text-decoration: underline; text-underline-offset: .2em; }
.error, .fail, .unreadable { color: var(--error); } .warning, .indeterminate { color: var(--warning); } .info { color: var(--info); } .hint { color: var(--hint); } .pass { color: var(--pass); }
.chip { font-weight: 600; display: block; }
.note { color: var(--hint); font-size: .9rem; margin: .2rem 0; }
fieldset { border: 1px solid var(--edge); margin: 1rem 0; padding: .25rem .75rem .5rem; }
fieldset label { display: inline-block; margin-right: 1rem; padding: .35rem 0; }
body:has(#show-error:not(:checked)) tr.of-error, body:has(#show-warning:not(:checked)) tr.of-warning,
body:has(#show-info:not(:checked)) tr.of-info, body:has(#show-hint:not(:checked)) tr.of-hint,
body:has(#show-waived:not(:checked)) tr.of-waived { display: none; }
@media (max-width: 40rem) { body { padding: .75rem; } .place { width: 5.5rem; } th, td { padding: .35rem .25rem; } }
@media print { fieldset { display: none; } }
`
