import { inkOn, SHADES } from '../shades.ts'

const SHADE_CLASSES = SHADES.map(
  (shade, index) => `.s${index} { background: ${shade}; color: ${inkOn(index)}; }`,
).join('\n')

/** The look of the report: one column of sections on a screen, A4 pages in print, readable in shades of grey. */
export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #14202b; --soft: #52606d; --line: #c6cfd8; --link: #174a7c; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.25rem; max-width: 72rem; background: #fff; color: var(--ink); font: 15px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h1 { font-size: 1.7rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 0 0 .2rem; }
h3 { font-size: 1rem; margin: .6rem 0 .2rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
section { margin-top: 1.4rem; border-top: 2px solid var(--ink); padding-top: .6rem; }
.lead, .small { color: var(--soft); font-size: .9rem; }
.level { font-size: 1.35rem; font-weight: 700; margin: .5rem 0 0; }
.headlines { margin: .5rem 0 0; padding-left: 1.2rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: .6rem 1.5rem; align-items: start; }
.pair > * { min-width: 0; }
svg { display: block; width: 100%; height: auto; max-width: 34rem; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; font-size: .9rem; font-variant-numeric: tabular-nums; }
/* It says the same as the heading above it, to those who hear the page. */
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { border: 1px solid var(--line); padding: .25rem .4rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
td li, td .small { overflow-wrap: anywhere; }
thead th { background: #eef2f6; }
td.number, th.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
th .small { font-weight: 400; }
table.wide-last th:last-child { width: 45%; }
table.heat { table-layout: fixed; }
table.heat thead th { font-size: .78rem; hyphens: auto; }
table.heat th:first-child { width: 24%; }
table.heat td { text-align: center; font-weight: 700; }
table.heat td a { color: inherit; text-decoration: none; display: block; }
ul.plain { margin: 0; padding: 0; list-style: none; }
ul.plain li + li { margin-top: .2rem; }
summary { cursor: pointer; color: var(--link); }
details ul { margin: .25rem 0; padding-left: 1.1rem; font-size: .85rem; }
.none { color: var(--soft); }
.state-met::before { content: '\\2713\\00a0'; } .state-not-met::before { content: '\\2717\\00a0'; font-weight: 700; } .state-no-evidence::before { content: '?\\00a0'; }
dl { margin: .3rem 0; font-size: .9rem; }
${SHADE_CLASSES}
@media screen and (max-width: 44rem) {
  table:not(.heat), table:not(.heat) tbody, table:not(.heat) tr, table:not(.heat) th, table:not(.heat) td { display: block; width: auto; border: 0; text-align: left; }
  table:not(.heat) thead { display: none; }
  table:not(.heat) tr { border-top: 1px solid var(--line); padding: .35rem 0; }
  table:not(.heat) td { white-space: normal; }
  table:not(.heat) td::before { content: attr(data-head) ': '; color: var(--soft); font-size: .85rem; }
  table.heat th, table.heat td { padding: .2rem .1rem; }
  table.heat thead th { font-size: .62rem; }
}
@page { size: A4; margin: 12mm 13mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 9pt; line-height: 1.28; }
  h1 { font-size: 16pt; } h2 { font-size: 11.5pt; } h3 { font-size: 9pt; } .level { font-size: 13pt; }
  section { margin-top: 3mm; padding-top: 1.5mm; }
  .lead, .small, ul.plain, dl { font-size: 8.3pt; }
  .pair { grid-template-columns: 1fr 1fr; gap: 1mm 5mm; }
  .pair.unequal { grid-template-columns: 2fr 3fr; }
  svg { max-width: 80mm; }
  table { font-size: 8.3pt; margin: 1mm 0; } table.heat thead th { font-size: 7pt; }
  th, td { padding: .5mm 1.2mm; }
  ul.plain li + li { margin-top: .4mm; }
  a { color: inherit; text-decoration: none; }
  h2, h3 { break-after: avoid; }
  tr, svg, li, table.whole, table.heat { break-inside: avoid; }
  details, .screen { display: none; }
}
`
