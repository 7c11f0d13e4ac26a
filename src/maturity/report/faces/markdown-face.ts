import {
  dayInWords,
  figureInWords,
  levelInWords,
  openLevelInWords,
  shareInWords,
} from '../figure-in-words.ts'
import { withoutSteps } from '../lift-in-words.ts'
import type { Report } from '../report.ts'
import { say } from '../texts.ts'
import { addressesOf } from './addresses.ts'
import { plain } from './markup.ts'

const WORST = 5 // cases of each kind of risk that are listed

/** The report as Markdown (GitHub flavoured, for its tables). @param base the address of the registry */
export function markdownFace(report: Report, base: string): string {
  const { level, levels, scope, scopeName, asOf, name, modelVersion } = report
  const addresses = addressesOf(base, report.model, scope)
  const link = (text: string | number, address: string): string =>
    `[${escape(String(text))}](<${address}>)`
  const levelWords = { level: level.n, highest: levels.length, name: level.name }
  const lines = [
    `# ${escape(report.title)}`,
    '',
    `${escape(scopeName)} · ${say('report.asOf', { date: dayInWords(asOf) })} · ${escape(say('report.model', { model: `${name} ${modelVersion}` }))}`,
    '',
    `**${escape(say('report.level', levelWords))}.** ${escape(levels[level.n - 1]?.meaning ?? '')}`,
    '',
    ...report.headlines.map((text) => `- ${escape(text)}`),
    ...heading('dimensions.title', 'dimensions.lead'),
    ...table(
      [say('dimensions.dimension'), say('dimensions.level'), say('dimensions.missing')],
      report.standing.map(({ name: dimension, level: reached, missing }) => [
        escape(dimension),
        `${reached} ${escape(levels[reached - 1]?.name ?? '')}`,
        missing
          .map(({ text, fact }) =>
            fact === undefined ? escape(text) : link(text, addresses.fact(fact)),
          )
          .join('<br>') || say('dimensions.highest'),
      ]),
    ),
    ...heading('heatMap.title', 'heatMap.lead'),
    ...table(
      [
        say('heatMap.domain'),
        say('heatMap.services'),
        ...report.standing.map(({ name: dimension }) => escape(dimension)),
        say('heatMap.overall'),
      ],
      report.heatMap.rows.map(({ title, services, level: overall, isOpen, cells, ...area }) => [
        link(title, addresses.area(area)),
        String(services),
        ...cells.map(openLevelInWords),
        openLevelInWords({ level: overall, isOpen }),
      ]),
    ),
    ...report.heatMap.rows.flatMap(({ lacks }) =>
      lacks === undefined ? [] : [`- ${escape(lacks)}`],
    ),
    ...heading('risks.title', 'risks.lead'),
    ...report.risks.flatMap((risk) => [
      `### ${escape(risk.title)}: ${risk.fact === undefined ? risk.count : link(risk.count, addresses.fact(risk.fact))}`,
      '',
      escape(risk.meaning),
      '',
      ...risk.items
        .slice(0, WORST)
        .map((item) => `- ${link(item.id, addresses.item(item))}: ${escape(item.because)}`),
      ...(risk.count > WORST ? [`- ${say('risks.more', { count: risk.count - WORST })}`] : []),
      '',
    ]),
    ...heading('roadMap.title', 'roadMap.lead'),
    ...table(
      [say('roadMap.step'), say('roadMap.effect'), say('roadMap.effort'), say('roadMap.items')],
      report.nextSteps.map(({ text, effect, effort, fact, items }) => [
        fact === undefined ? escape(text) : link(text, addresses.fact(fact)),
        escape(effect),
        escape(effort),
        items === undefined ? '' : String(items),
      ]),
    ),
    report.nextSteps.length === 0 ? withoutSteps(report) : say('roadMap.estimate'),
    ...heading('valueChain.title', 'valueChain.lead'),
    ...table(
      [
        say('valueChain.activity'),
        say('valueChain.services'),
        say('valueChain.order'),
        say('valueChain.uses'),
      ],
      report.valueChain.map(({ name: activity, count, inOrder, uses }) => [
        escape(activity),
        String(count),
        count === 0 ? '' : shareInWords(inOrder, count),
        String(uses),
      ]),
    ),
    say('valueChain.order.explained'),
    ...heading('compliance.title', 'compliance.lead'),
    ...table(
      [
        say('compliance.pack'),
        say('compliance.met'),
        say('compliance.not-met'),
        say('compliance.no-evidence'),
      ],
      report.compliance.map(({ pack, name: standard, met, notMet, noEvidence }) => [
        link(standard, addresses.compliance(pack)),
        String(met),
        String(notMet),
        String(noEvidence),
      ]),
    ),
    ...heading('trend.title', 'trend.lead'),
    ...table(
      [say('trend.when'), say('trend.level'), say('trend.mean')],
      report.trend
        .toReversed()
        .map(({ asOf: at, level: reached, mean }) => [
          dayInWords(at),
          `${reached} ${escape(levels[reached - 1]?.name ?? '')}`,
          levelInWords(mean),
        ]),
    ),
    '',
    `## ${say('figures.title')}`,
    '',
    ...table(
      [say('figures.fact'), say('figures.value'), say('figures.counted'), say('figures.of')],
      report.facts.map(({ id, name: fact, value, unit, numerator, denominator }) => [
        link(fact, addresses.fact(id)),
        figureInWords(value, unit),
        levelInWords(numerator),
        String(denominator),
      ]),
    ),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

type Heading = Extract<keyof Report['texts'], `${string}.title`>
type Lead = Extract<keyof Report['texts'], `${string}.lead`>

function heading(title: Exclude<Heading, 'report.title'>, lead: Lead): readonly string[] {
  return ['', `## ${say(title)}`, '', say(lead), '']
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line), '']
}

/** What Markdown would take for its own, in texts that people wrote. */
function escape(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>#|~!&]/g, (found) => `\\${found}`)
}
