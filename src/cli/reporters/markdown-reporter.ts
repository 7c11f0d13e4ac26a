import type { Finding, LintResult, Verdict } from '../../rules/index.ts'
import { counted } from '../output.ts'
import { visible } from './display-text.ts'
import { judgedBeside } from './judged-beside.ts'
import { listed, openReasons } from './not-evaluated.ts'
import type { Reporter } from './reporter.ts'

const WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'passes',
  fail: 'fails',
  indeterminate: 'could not be judged in full',
  unreadable: 'cannot be read',
}

/** Markdown as GitHub and GitLab show it (GFM): a section with a table per contract, the sum at the end. */
export function markdownReporter(): Reporter {
  return {
    begin: () => '# Contracts\n',
    result: ({ result }) => `\n${section(result)}`,
    end({ sources, pass, fail, indeterminate, unreadable, findings }) {
      const { error, warning, info, hint } = findings
      return `
## Sum

| contracts | pass | fail | indeterminate | unreadable | errors | warnings | infos | hints |
| --: | --: | --: | --: | --: | --: | --: | --: | --: |
| ${[sources, pass, fail, indeterminate, unreadable, error, warning, info, hint].join(' | ')} |
`
    },
  }
}

function section(result: LintResult): string {
  const { source, verdict, format, error, findings, policies, baseline } = result
  const head = `## ${code(source)} ${WORDS[verdict]}\n`
  if (error !== undefined) {
    const place = error.location === undefined ? '' : `Line ${error.location.line}: `
    return `${head}\n${place}${inline(error.message)} (${code(error.code)})\n`
  }
  const names = policies.map(({ id, version }) => `${code(id)} ${version}`).join(', ')
  const parts = [`${head}\nFormat ${code(format)}, judged by ${names || 'no policy'}.\n`]
  if (findings.length > 0) {
    const rows = findings.map((finding) => row(finding, source))
    parts.push(
      `\n| place | severity | rule | finding |\n| :-- | :-- | :-- | :-- |\n${rows.join('')}`,
    )
  }
  for (const { policies: asking, reason, rules } of openReasons(policies)) {
    const list = rules.map(code).join(', ')
    parts.push(
      `\n**Not evaluated**, ${counted(rules.length, 'rule')} of ${listed(asking.map(code))}: ${inline(reason)} (${list})\n`,
    )
  }
  for (const clause of judgedBeside(result)) parts.push(`\n${inline(clause)}.\n`)
  if (baseline !== undefined) {
    parts.push(`\n${counted(baseline.suppressed, 'finding')} of the baseline left out.\n`)
  }
  return parts.join('')
}

function row(finding: Finding, source: string): string {
  const { location, severity, rule, help, message, fix, waived } = finding
  const elsewhere = location.file === source ? '' : `${inline(location.file)}:`
  const until = waived?.until === undefined ? '' : ` until ${waived.until}`
  const words = [
    inline(message),
    ...(fix === undefined ? [] : [inline(fix)]),
    ...(waived === null ? [] : [`_Waived${until}: ${inline(waived.reason)}_`]),
  ].join('<br>')
  const shown = waived === null ? severity : `~~${severity}~~`
  return `| ${elsewhere}${location.line}:${location.column} | ${shown} | [${inline(rule)}](${address(help)}) | ${words} |\n`
}

/** Text that Markdown takes as it stands: nothing in it is markup, and it stays on its line. */
export function inline(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]#|~$]|:(?=\/\/)/g, (mark) => `\\${mark}`)
    .replaceAll('@', '&#64;') // an escaped one would still notify whoever has the name
}

/** A code span that also holds back quotes, and a `|` inside of a table (GFM, sections 4.10 and 6.3). */
export function code(text: string): string {
  const shown = visible(text).replaceAll('|', '\\|')
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}

export function address(url: string): string {
  return encodeURI(url).replaceAll('(', '%28').replaceAll(')', '%29')
}
