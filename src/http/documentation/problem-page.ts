import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.ts'
import { html } from './html.ts'
import { page } from './page.ts'
import { prose } from './prose.ts'

/** What `docs/problems.md` says about a kind of problem. */
export interface ProblemExplanation {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly text: string
}

/** Reads `docs/problems.md`: a heading for each code, a line with status and title, then prose. */
export function loadProblemExplanations(): ReadonlyMap<string, ProblemExplanation> {
  const text = readFileSync(join(packageRoot, 'docs', 'problems.md'), 'utf8')
  const [, ...sections] = text.split(/^## /m)
  return new Map(
    sections.map((section) => {
      const parts = /^`([a-z-]+)`\n\n(\d{3}) (.+)\n\n([^]*)$/.exec(section)
      const [, code = '', status = '', title = '', prose = ''] = parts ?? []
      return [code, { code, status: Number(status), title, text: prose.trim() }]
    }),
  )
}

/** The page that the `type` of a problem leads to. */
export function problemPage({ code, status, title, text }: ProblemExplanation): string {
  return page(
    `${title} (${code})`,
    html`<main>
      <h1>${title}</h1>
      <p><code>${code}</code>, status ${status}</p>
      ${prose(text)}
      <p><a href="/docs">The interface of this registry</a></p>
    </main>`,
  )
}
