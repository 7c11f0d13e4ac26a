import { FACT_AREAS } from '../../src/maturity/facts/fact.ts'
import { FACTS } from '../../src/maturity/facts/catalogue.ts'

const FILE = 'docs/facts.md'
const NOTE =
  '<!-- Generated from src/maturity/facts by `npm run generate`; change that instead. -->'

const AREA_TITLES = {
  ownership: 'Ownership',
  contracts: 'Contracts',
  policies: 'Policies',
  security: 'Security',
  lifecycle: 'Lifecycle',
  use: 'Use',
  operation: 'Operation',
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

| fact | what is counted | unit | better | needs | act |
| --- | --- | --- | --- | --: | --- |
${rows.join('\n')}
`
  })
  return `${NOTE}

# Facts

What the registry computes of itself: for the whole, for a domain with its sub-domains, or for a circle with those in it, which
answers for the services that its roles own and for its tensions and proposals; now, or as of any moment since the ledger began
(\`asOf\`). Maturity models ask for facts by their names. A \`share\` lies between 0 and 1, a \`mean\` divides amounts by all items, and
\`days\` are the median of what each item took. A fact with fewer items than it needs is unknown, which is neither good nor bad. Windows
count whole days in UTC: what happened on a day counts on that day and so many after it.
\`GET /api/v1/maturity/facts\` reads all figures, \`GET /api/v1/maturity/facts/{fact}/items\` lists every item behind one, counted or not, with
the reason and its subject in the ledger. The act is what is done to an item that stands in the way, by which the [road map](maturity.md#the-road-map) estimates
the work. What they mean beside the definitions of the models, and where they knowingly differ, stands in [fact definitions](fact-definitions.md).

Facts of operation are counted from the calls that are [reported](observations.md), over whole days before the day that is asked about, so that
the calls of a day count from the next one on, and calls that are reported later count for the day on which they were made. Tests, data assets
and business figures, which no contract carries, are not collected: what a model asks of them is unknown.

${areas.join('\n')}`
}

function row({ id, name, definition, unit, better, minimum, act }) {
  return `| <a id="${id}"></a>\`${id}\` | **${name}.** ${definition} | ${unit} | ${better === 'up' ? 'more' : 'less'} | ${minimum} | ${act} |`
}
