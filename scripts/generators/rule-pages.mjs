import { pageOfRule, RULES, WAIVER_RULES } from '../../src/rules/index.ts'
import { shippedPack, shippedPackIds } from '../../src/shipped/packs.ts'
import { shippedRulesetRules } from '../../src/shipped/ruleset-rules.ts'
import { SHIPPED_RULESETS } from '../../src/shipped/rulesets.ts'

const FOLDER = 'docs/rules'
const WAIVERS = Object.values(WAIVER_RULES)

/** A page for each rule, and an index of them by the packs that contain them. */
export function generateRulePages() {
  const packs = shippedPackIds().map(shippedPack)
  const pages = [...RULES, ...WAIVERS].map((rule) => [
    `${FOLDER}/${rule.id}.md`,
    pageOf(rule, packs),
  ])
  const declared = SHIPPED_RULESETS.flatMap((ruleset) =>
    shippedRulesetRules(ruleset.id).map((rule) => [
      `${FOLDER}/${pageOfRule(rule.id)}`,
      declaredPageOf(rule, ruleset),
    ]),
  )
  const files = new Map([[`${FOLDER}/README.md`, indexOf(packs)], ...pages, ...declared])
  return { files, folders: [FOLDER] }
}

/** The section of the index about a ruleset, whose rules that are not recommended are marked. */
function rulesetSection({ id, version, title, description }) {
  const rows = shippedRulesetRules(id).map((rule) => {
    const severity = rule.isRecommended ? rule.severity : `${rule.severity}, not recommended`
    const what = cell(rule.documentation.title)
    return `| [${rule.id}](${pageOfRule(rule.id)}) | ${severity} | ${what} |`
  })
  return `## ${title} (\`${id}\` ${version})

${description}

| rule | severity | what it asks |
| --- | --- | --- |
${rows.join('\n')}
`
}

function declaredPageOf({ id, severity, isRecommended, documentation }, ruleset) {
  const { title, rationale, requirements, examples } = documentation
  const facts = [
    ['In', `\`${ruleset.id}\` (${severity}${isRecommended ? '' : '; not recommended'})`],
    ['Requirements', requirements.join('; ')],
  ]
  return `<!-- Generated from the rule by \`npm run generate\`; change that instead. -->

# ${id}: ${title}

${rationale}

${facts.map(([name, value]) => `- **${name}:** ${value}`).join('\n')}

## Examples

${examples.map(documentExampleOf).join('\n\n')}
`
}

function documentExampleOf({ document, at }) {
  const places = at?.map((pointer) => (pointer === '' ? 'its root' : `\`${pointer}\``)).join(', ')
  const what = at === undefined ? 'This keeps the rule:' : `This breaks it at ${places}:`
  return `${what}

\`\`\`json
${JSON.stringify(document, undefined, 2)}
\`\`\``
}

function indexOf(packs) {
  const titles = new Map(RULES.map((rule) => [rule.id, rule.title]))
  const sections = packs.map((pack) => {
    const rows = pack.rules.map(({ id, name = id, severity, testable, unchecked }) => {
      if (!titles.has(id))
        return `| ${name} | ${severity} | (not evaluated: ${cell(unchecked ?? 'no rule yet')}) |`
      const part = testable === 'partly' ? ` (in part: ${unchecked})` : ''
      return `| [${name}](${id}.md) | ${severity} | ${cell(titles.get(id) + part)} |`
    })
    return `## ${pack.title} (\`${pack.id}\` ${pack.version})

${pack.description.trim()}

| rule | severity | what it asks |
| --- | --- | --- |
${rows.join('\n')}
`
  })
  return `<!-- Generated from the rules by \`npm run generate\`; change those instead. -->

# Rules

${[...sections, ...SHIPPED_RULESETS.map(rulesetSection)].join('\n')}
## About waivers

Part of no pack: reported where waivers are asked for.

| rule | severity | what it asks |
| --- | --- | --- |
${WAIVERS.map(({ id, severity, title }) => `| [${id}](${id}.md) | ${severity} | ${cell(title)} |`).join('\n')}
`
}

function pageOf(rule, packs) {
  const having = packs.flatMap((pack) => {
    const entry = pack.rules.find(({ id }) => id === rule.id)
    return entry === undefined ? [] : [`\`${pack.id}\` (${entry.severity})`]
  })
  const facts = [
    ['In', having.join(', ') || (rule.target ? 'no pack that ships' : undefined)],
    ['Judges', rule.target && `each ${wordsOf(rule.target)}`],
    ['Severity', rule.target ? undefined : `${rule.severity}, whatever the policies`],
    ['Also known as', rule.aliases?.join(', ')],
    ['Requirements', rule.requirements.join(', ')],
    ['Only where these hold', rule.prerequisites?.join(', ')],
  ].filter(([, value]) => value)
  return `<!-- Generated from the rule by \`npm run generate\`; change that instead. -->

# ${rule.id}: ${rule.title}

> ${rule.message}

${rule.rationale}

${facts.map(([name, value]) => `- **${name}:** ${value}`).join('\n')}
${rule.examples.length === 0 ? '' : `\n## Examples\n\n${rule.examples.map(exampleOf).join('\n\n')}\n`}`
}

/** A kind of node as words: UsedPortType is a "used port type", AnyMessage a "message". */
function wordsOf(target) {
  return target
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^any /, '')
}

function exampleOf({ contract, messages, discovery, edit, file, at }) {
  const beside = messages ?? discovery
  const subject = beside === undefined ? `\`${contract}\`` : `\`${beside}\` for \`${contract}\``
  if (edit === undefined) return `${subject} keeps the rule.`
  const [before, after] = edit
  const consequence = at === undefined ? 'keeps the rule' : `breaks it at \`${at}\``
  const marked = (sign, text) =>
    text === '' ? [] : text.split('\n').map((line) => `${sign} ${line}`)
  return `${subject} with this change${file === undefined ? '' : ` in \`${file}\``} ${consequence}:

\`\`\`diff
${[...marked('-', before), ...marked('+', after)].join('\n')}
\`\`\``
}

function cell(text) {
  return text.replaceAll('|', '\\|')
}
