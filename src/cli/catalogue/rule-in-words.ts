import { existsSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../package-root.ts'
import { visible } from '../reporters/display-text.ts'
import { pageOfRule, type DocumentExample, type RuleExample } from '../../rules/index.ts'
import type { RuleEntry } from './rule-entry.ts'

/** The page of the rule that ships with the command; empty where there is none. */
function pageHere(id: string): string {
  const page = path.join(packageRoot, 'docs/rules', pageOfRule(id))
  return existsSync(page) ? page : ''
}

/** A rule in full, for people. */
export function ruleInWords(entry: RuleEntry): string {
  const { id, title, rationale, message, policies, severity, requirements, help } = entry
  const asked = policies.map((policy) => `${policy.id} (${policy.severity})`).join(', ')
  const facts = [
    ['Finding', message],
    ['Requirements', requirements.join(', ') || 'of no published standard'],
    ['Policies', asked || `none that ships; ${severity} where it is asked`],
    ['Judges', entry.judges === undefined ? '' : `each ${inWords(entry.judges)}`],
    ['Also known as', entry.aliases.join(', ')],
    ['Asked after', entry.prerequisites.join(', ')],
    ['Page', help],
    ['Here', pageHere(id)],
  ].filter(([, value]) => value !== '')
  const width = Math.max(...facts.map(([name = '']) => name.length)) + 2
  const lines = [
    `${id}: ${title}`,
    '',
    rationale,
    '',
    ...facts.map(([name = '', value = '']) => `${`${name}:`.padEnd(width)} ${value}`),
    ...entry.examples.flatMap(exampleInWords),
    ...entry.documents.flatMap(documentInWords),
  ]
  return `${lines.join('\n')}\n`
}

function exampleInWords(example: RuleExample): readonly string[] {
  const { edit, file, at, messages, discovery } = example
  const beside = messages ?? discovery
  const contract = beside === undefined ? example.contract : `${beside} for ${example.contract}`
  if (edit === undefined) return ['', `${contract} keeps it.`]
  const [before, after] = edit
  const where = file === undefined ? contract : `${contract}, in ${file},`
  const outcome = at === undefined ? 'keeps it' : `breaks it at ${at === '' ? 'the root' : at}`
  return [
    '',
    `${where} ${outcome} with this change:`,
    ...marked('-', before),
    ...marked('+', after),
  ]
}

function documentInWords({ document, at }: DocumentExample): readonly string[] {
  const places = at?.map((pointer) => (pointer === '' ? 'the root' : pointer)).join(', ')
  const shown = JSON.stringify(document, undefined, 2).split('\n')
  return [
    '',
    places === undefined ? 'This keeps it:' : `This breaks it at ${places}:`,
    ...shown.map((line) => `  ${visible(line)}`),
  ]
}

function marked(sign: string, text: string): readonly string[] {
  return text === '' ? [] : text.split('\n').map((line) => `  ${sign} ${visible(line)}`)
}

/** A kind of node as words: UsedPortType is a "used port type", AnyMessage a "message". */
function inWords(target: string): string {
  return target
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^any /, '')
}
