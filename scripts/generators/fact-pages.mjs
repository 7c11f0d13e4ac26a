import { FACT_AREAS } from '../../src/maturity/facts/fact.ts'
import { FACTS } from '../../src/maturity/facts/catalogue.ts'

const FILE = 'docs/facts.md'
const NOTE =
  '<!-- Generated from src/maturity/facts by `npm run generate`; change that instead. -->'

const AREA_TITLES = {
  ownership: 'Ownership',
  contracts: 'Contracts',
  policies: 'Policies',
  lifecycle: 'Lifecycle',
  use: 'Use',
  composition: 'Composition',
  governance: 'Governance',
}

/** Every fact that the registry computes, by area: what is counted, out of what, and which way is better. */
export function generateFactPages() {
  return { files: new Map([[FILE, page()]]), folders: [] }
}

function page() {
  const facts = [...FACTS.values()]
  const areas = FACT_AREAS.map((area) => {
    const rows = facts.filter((fact) => fact.area === area).map(row)
    return `## ${AREA_TITLES[area]}

| fact | what is counted | unit | better | needs |
| --- | --- | --- | --- | --: |
${rows.join('\n')}
`
  })
  return `${NOTE}

# Facts

What the registry computes of itself, for the whole or for a domain with its sub-domains. Maturity models ask for facts by their
names. A \`share\` lies between 0 and 1; a fact with fewer items than it needs is unknown, which is neither good nor bad.
\`GET /api/v1/maturity/facts/{fact}\` lists every item behind a figure, counted or not, with the reason.

${areas.join('\n')}`
}

function row({ id, name, definition, unit, better, minimum }) {
  return `| <a id="${id}"></a>\`${id}\` | **${name}.** ${definition} | ${unit} | ${better === 'up' ? 'more' : 'less'} | ${minimum} |`
}
