import { html, Html } from './html.ts'

const STYLE = new Html(`
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent) }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem }
h1, h2, h3 { line-height: 1.25 }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .25rem; margin-top: 3rem }
code, pre { font-family: ui-monospace, monospace; font-size: .9em }
code { overflow-wrap: anywhere }
pre { overflow: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .4rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line) }
td p { margin: 0 }
details { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; padding: .5rem .9rem }
summary { cursor: pointer }
.method { display: inline-block; min-width: 4.2rem; font-weight: 700 }
nav ul { columns: 3 12rem; padding-left: 1.2rem }
`)

/** A page that needs nothing but itself: no script, no other file. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text
}
