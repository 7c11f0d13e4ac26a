import { dayInWords, openLevelInWords } from '../figure-in-words.ts'
import { withoutSteps } from '../lift-in-words.ts'
import type { Report } from '../report.ts'
import { say } from '../texts.ts'
import { plain } from './markup.ts'

const WORST = 3 // cases of each kind of risk that are listed

/** The report in short, for a terminal. */
export function textFace(report: Report): string {
  const { level, levels, scopeName, asOf, headlines, standing, heatMap, risks, nextSteps } = report
  const widest = Math.max(...standing.map(({ name }) => name.length))
  const lines = [
    `${report.title}: ${scopeName}, ${dayInWords(asOf)}`,
    say('report.level', { level: level.n, highest: levels.length, name: level.name }),
    '',
    ...headlines,
    '',
    say('dimensions.title'),
    ...standing.map(
      ({ name, level: reached }) =>
        `  ${name.padEnd(widest)}  ${'#'.repeat(reached)}${'.'.repeat(levels.length - reached)}  ${reached} ${levels[reached - 1]?.name ?? ''}`,
    ),
    '',
    say('heatMap.title'),
    ...heatMap.rows.map(
      ({ title, cells, level: overall, isOpen }) =>
        `  ${title}: ${openLevelInWords({ level: overall, isOpen })} (${cells.map(openLevelInWords).join(' ')})`,
    ),
    '',
    say('risks.title'),
    ...risks.flatMap(({ title, count, items }) => [
      `  ${count} ${title}`,
      ...items.slice(0, WORST).map(({ id, because }) => `      ${id}: ${because}`),
    ]),
    '',
    say('roadMap.title'),
    ...(nextSteps.length === 0 ? [`  ${withoutSteps(report)}`] : []),
    ...nextSteps.flatMap(({ text, effect, effort }) => [
      `  ${text}`,
      `      ${effect}.`,
      `      ${effort}.`,
    ]),
  ]
  return `${lines.map(plain).join('\n')}\n`
}
