import type { LintResult } from '../../rules/index.ts'
import type { Reporter } from './reporter.ts'

/**
 * The report as `interfaces` of version 1 have it. Each finding stands on a line of its own, so that a report of
 * tens of thousands is written quickly and searched by line.
 */
export function jsonReporter(version: string): Reporter {
  const engine = indented({ name: 'concordat', version }, '  ')
  let isFirst = true
  return {
    begin: () => `{\n  "engine": ${engine},\n  "results": [`,
    result({ result }) {
      const separator = isFirst ? '\n    ' : ',\n    '
      isFirst = false
      return [separator, ...piecesOf(result)]
    },
    end: (summary) => `${isFirst ? '' : '\n  '}],\n  "summary": ${indented(summary, '  ')}\n}\n`,
  }
}

const NO_FINDINGS = '\n      "findings": []'
const FINDINGS_IN_A_PIECE = 100

function* piecesOf(result: LintResult): Generator<string> {
  const around = indented({ ...result, findings: [] }, '    ')
  const { findings } = result
  // Line breaks are escaped in texts, so this can stand nowhere else.
  const at = around.indexOf(NO_FINDINGS) + NO_FINDINGS.length - 1
  yield around.slice(0, at)
  for (let from = 0; from < findings.length; from += FINDINGS_IN_A_PIECE) {
    const some = findings.slice(from, from + FINDINGS_IN_A_PIECE)
    const lines = some.map((finding) => `\n        ${JSON.stringify(finding)}`).join(',')
    yield from === 0 ? lines : `,${lines}`
  }
  yield findings.length === 0 ? around.slice(at) : `\n      ${around.slice(at)}`
}

/** JSON over several lines; no string of it holds a line break, so every line can be moved in. */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`)
}
