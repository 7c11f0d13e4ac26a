import type { Reporter } from './reporter.ts'

/** The report as `interfaces` of version 1 have it: exactly what serializing the whole at once would give. */
export function jsonReporter(version: string): Reporter {
  const engine = indented({ name: 'concordat', version }, '  ')
  let isFirst = true
  return {
    begin: () => `{\n  "engine": ${engine},\n  "results": [`,
    result({ result }) {
      const separator = isFirst ? '\n    ' : ',\n    '
      isFirst = false
      return separator + indented(result, '    ')
    },
    end: (summary) => `${isFirst ? '' : '\n  '}],\n  "summary": ${indented(summary, '  ')}\n}\n`,
  }
}

/** JSON over several lines; no string of it holds a line break, so every line can be moved in. */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`)
}
