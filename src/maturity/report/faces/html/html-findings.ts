import { keyOfScope } from '../../../facts/fact.ts'
import type { ActivityStanding, Report } from '../../report.ts'
import { shareInWords } from '../../figure-in-words.ts'
import { withoutSteps } from '../../lift-in-words.ts'
import { say } from '../../texts.ts'
import type { Addresses } from '../addresses.ts'
import { escapeMarkup } from '../markup.ts'
import { valueChainPicture } from '../pictures/value-chain.ts'
import { shadeOf } from '../shades.ts'
import { itemsOf, link, listOf, section, table } from './html-parts.ts'

const WORST = 2 // cases of each kind that are printed
const FIRST_OPEN = 4 // controls of each standard that are printed

/** Kinds of trouble with the worst cases. */
export function risksSection({ risks }: Report, addresses: Addresses): string {
  const rows = risks.map((risk) => [
    `${escapeMarkup(risk.title)}<br><span class="small">${escapeMarkup(risk.meaning)}</span>`,
    risk.fact === undefined || risk.count === 0
      ? String(risk.count)
      : link(addresses.fact(risk.fact), risk.count),
    risk.count === 0
      ? `<span class="none">${escapeMarkup(say('risks.none'))}</span>`
      : itemsOf(risk, addresses, WORST),
  ])
  const columns = [
    { title: say('risks.kind') },
    { title: say('risks.count'), isNumber: true },
    { title: say('risks.worst') },
  ]
  const content = table(say('risks.title'), columns, rows, 'wide-last')
  return section('risks', say('risks.title'), say('risks.lead'), content)
}

/** Porter's activities, once by how many services are in good order and once by use. */
export function valueChainSection({ valueChain }: Report, addresses: Addresses): string {
  const most = Math.max(...valueChain.map(({ uses }) => uses), 1)
  const none = { words: say('valueChain.none'), shade: undefined }
  const byOrder = valueChainPicture(
    {
      id: 'value-chain-order',
      title: say('valueChain.order'),
      description: say('valueChain.picture.order'),
    },
    valueChain,
    ({ count, inOrder }) =>
      count === 0
        ? none
        : {
            words: shareInWords(inOrder, count),
            shade: shadeOf(inOrder / count),
          },
  )
  const byUse = valueChainPicture(
    {
      id: 'value-chain-use',
      title: say('valueChain.use'),
      description: say('valueChain.picture.use'),
    },
    valueChain,
    ({ count, uses }) =>
      count === 0 ? none : { words: String(uses), shade: shadeOf(uses / most) },
  )
  const rows = valueChain.map((standing) => [
    escapeMarkup(standing.name),
    servicesOf(standing, addresses),
    standing.count === 0 ? '' : escapeMarkup(shareInWords(standing.inOrder, standing.count)),
    String(standing.uses),
  ])
  const columns = [
    { title: say('valueChain.activity') },
    { title: say('valueChain.services'), isNumber: true },
    { title: say('valueChain.order'), isNumber: true },
    { title: say('valueChain.uses'), isNumber: true },
  ]
  const content = `<div class="pair">
<div><h3>${escapeMarkup(say('valueChain.order'))}</h3>${byOrder}</div>
<div><h3>${escapeMarkup(say('valueChain.use'))}</h3>${byUse}</div>
</div>
<p class="small">${escapeMarkup(say('valueChain.order.explained'))}</p>
${table(say('valueChain.title'), columns, rows, 'whole')}`
  return section('value-chain', say('valueChain.title'), say('valueChain.lead'), content)
}

function servicesOf(standing: ActivityStanding, addresses: Addresses): string {
  return standing.count === 0 ? '0' : `${standing.count}${itemsOf(standing, addresses, 0)}`
}

/** Standards, each with what is not met and what lacks evidence. */
export function complianceSection({ compliance, scope }: Report, addresses: Addresses): string {
  const lead =
    keyOfScope(scope) === ''
      ? say('compliance.lead')
      : `${say('compliance.lead')} ${say('compliance.whole')}`
  if (compliance.length === 0) {
    const none = `<p class="none">${escapeMarkup(say('compliance.none'))}</p>`
    return section('compliance', say('compliance.title'), lead, none)
  }
  const rows = compliance.map(({ pack, name, isPartial, met, notMet, noEvidence, open }) => [
    `${link(addresses.compliance(pack), name)}${isPartial ? ` <span class="small">(${escapeMarkup(say('compliance.partial'))})</span>` : ''}`,
    String(met),
    String(notMet),
    String(noEvidence),
    listOf(
      open.map(({ id, title, state }) => {
        const control = link(addresses.compliance(pack, id), id)
        return `<span class="state-${state}">${control} ${escapeMarkup(title)}</span>`
      }),
      FIRST_OPEN,
    ),
  ])
  const columns = [
    { title: say('compliance.pack') },
    { title: say('compliance.met'), isNumber: true },
    { title: say('compliance.not-met'), isNumber: true },
    { title: say('compliance.no-evidence'), isNumber: true },
    { title: say('compliance.open') },
  ]
  const content = table(say('compliance.title'), columns, rows, 'wide-last')
  return section('compliance', say('compliance.title'), lead, content)
}

/** The next steps, the closest first. */
export function roadMapSection(report: Report, addresses: Addresses): string {
  const { nextSteps } = report
  if (nextSteps.length === 0) {
    const none = `<p class="none">${escapeMarkup(withoutSteps(report))}</p>`
    return section('road-map', say('roadMap.title'), say('roadMap.lead'), none)
  }
  const rows = nextSteps.map(({ text, effect, effort, fact, items }) => [
    fact === undefined ? escapeMarkup(text) : link(addresses.fact(fact), text),
    escapeMarkup(effect),
    escapeMarkup(effort),
    items === undefined ? '' : String(items),
  ])
  const columns = [
    { title: say('roadMap.step') },
    { title: say('roadMap.effect') },
    { title: say('roadMap.effort') },
    { title: say('roadMap.items'), isNumber: true },
  ]
  const content = `${table(say('roadMap.title'), columns, rows)}
<p class="small">${escapeMarkup(say('roadMap.estimate'))}</p>`
  return section('road-map', say('roadMap.title'), say('roadMap.lead'), content)
}

/** The few words that a reader may not know. */
export function glossarySection(): string {
  const keys = [
    ...(['service', 'contract', 'operation', 'consumer'] as const),
    ...(['policy', 'gate', 'owner', 'level'] as const),
  ]
  const words = keys.map((key) => `<li>${escapeMarkup(say(`glossary.${key}`))}</li>`)
  return `<section aria-labelledby="glossary">
<h2 id="glossary">${escapeMarkup(say('glossary.title'))}</h2>
<ul class="plain small">${words.join('')}</ul>
</section>`
}
