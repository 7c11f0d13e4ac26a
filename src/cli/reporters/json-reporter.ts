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
      return separator + resultText(result)
    },
    end: (summary) => `${isFirst ? '' : '\n  '}],\n  "summary": ${indented(summary, '  ')}\n}\n`,
  }
}

const NO_FINDINGS = '\n      "findings": []'

function resultText(result: LintResult): string {
  const around = indented({ ...result, findings: [] }, '    ')
  const { findings } = result
  if (findings.length === 0) return around
  // Line breaks are escaped in texts, so this can stand nowhere else.
  const at = around.indexOf(NO_FINDINGS) + NO_FINDINGS.length - 1
  const lines = findings.map((finding) => `\n        ${JSON.stringify(finding)}`)
  return `${around.slice(0, at)}${lines.join(',')}\n      ${around.slice(at)}`
}

/** JSON over several lines; no string of it holds a line break, so every line can be moved in. */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`)
}
