import { createHash } from 'node:crypto'
import { dayInWords } from '../../figure-in-words.ts'
import type { Report } from '../../report.ts'
import { say } from '../../texts.ts'
import { addressesOf } from '../addresses.ts'
import { escapeMarkup } from '../markup.ts'
import {
  complianceSection,
  glossarySection,
  risksSection,
  roadMapSection,
  valueChainSection,
} from './html-findings.ts'
import { heatMapSection, standingSection, trendSection } from './html-sections.ts'
import { REPORT_STYLE } from './html-style.ts'

const STYLE_DIGEST = createHash('sha256').update(REPORT_STYLE).digest('base64')

/**
 * The report as one self-contained page: nothing is loaded, no script runs, and a browser prints it as at most six
 * pages of A4.
 * @param base the address of the registry that its links lead to
 */
export function htmlFace(report: Report, base: string): string {
  const { title, scopeName, asOf, name, modelVersion, level, levels, headlines, scope } = report
  const addresses = addressesOf(base, report.model, scope)
  const levelLine = say('report.level', {
    level: level.n,
    highest: levels.length,
    name: level.name,
  })
  const meaning = levels[level.n - 1]?.meaning ?? ''
  const sections = [
    standingSection(report, addresses),
    heatMapSection(report, addresses),
    risksSection(report, addresses),
    roadMapSection(report, addresses),
    valueChainSection(report, addresses),
    complianceSection(report, addresses),
    trendSection(report),
    glossarySection(),
  ]
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'">
<meta name="generator" content="Concordat">
<title>${escapeMarkup(`${title}: ${scopeName}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(scopeName)} · ${escapeMarkup(say('report.asOf', { date: dayInWords(asOf) }))} · ${escapeMarkup(say('report.model', { model: `${name} ${modelVersion}` }))}</p>
<p class="level">${escapeMarkup(levelLine)}</p>
<p>${escapeMarkup(meaning)}</p>
<ul class="headlines">${headlines.map((line) => `<li>${escapeMarkup(line)}</li>`).join('')}</ul>
<p class="small">${escapeMarkup(say('report.generated'))}</p>
</header>
${sections.join('\n')}
</main>
</body>
</html>
`
}
