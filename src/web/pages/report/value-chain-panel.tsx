import type { MaturityReport } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { ReportItems } from './report-items.tsx'
import { shareInWords, type Wording } from './report-words.ts'
import { shadeOf } from './shades.ts'

type Activity = MaturityReport['valueChain'][number]

const SUPPORT = ['infrastructure', 'human-resources', 'technology', 'procurement']
const PRIMARY = [
  'inbound-logistics',
  'operations',
  'outbound-logistics',
  'marketing-and-sales',
  'service',
]

interface ValueChainPanelProps {
  readonly report: MaturityReport
  readonly words: Wording
}

/** Porter's activities, once by how many of their services are in good order and once by use. */
export function ValueChainPanel({ report, words }: ValueChainPanelProps): React.JSX.Element {
  const { valueChain } = report
  const most = Math.max(...valueChain.map(({ uses }) => uses), 1)
  return (
    <Panel title={words('valueChain.title')}>
      <p className="small subtle">{words('valueChain.lead')}</p>
      <div className="panels">
        <Chain
          title={words('valueChain.order')}
          activities={valueChain}
          words={words}
          look={({ inOrder, count }) => ({
            said: shareInWords(words, inOrder, count),
            shade: shadeOf(inOrder / count),
          })}
        />
        <Chain
          title={words('valueChain.use')}
          activities={valueChain}
          words={words}
          look={({ uses }) => ({ said: String(uses), shade: shadeOf(uses / most) })}
        />
      </div>
      <p className="small subtle">{words('valueChain.order.explained')}</p>
      <div className="report-activities">
        {valueChain
          .filter(({ count }) => count > 0)
          .map(({ activity, name, items, count, inOrder, uses }) => (
            <details key={activity}>
              <summary>
                {name}: {shareInWords(words, inOrder, count)}{' '}
                <span className="subtle">
                  {words('valueChain.uses')}: {uses}
                </span>
              </summary>
              <ReportItems items={items} count={count} first={items.length} words={words} />
            </details>
          ))}
      </div>
    </Panel>
  )
}

interface ChainProps {
  readonly title: string
  readonly activities: readonly Activity[]
  readonly words: Wording
  /** What a field says of an activity that has services. */
  readonly look: (activity: Activity) => { readonly said: string; readonly shade: number }
}

function Chain({ title, activities, words, look }: ChainProps): React.JSX.Element {
  const fields = (ids: readonly string[]): React.JSX.Element[] =>
    ids.flatMap((id) => {
      const found = activities.find(({ activity }) => activity === id)
      if (found === undefined) return []
      const { said, shade } =
        found.count === 0 ? { said: words('valueChain.none'), shade: undefined } : look(found)
      return [
        <li key={id} data-shade={shade} data-none={shade === undefined || undefined}>
          <span>{found.name}</span> <strong>{said}</strong>
        </li>,
      ]
    })
  return (
    <section aria-label={title}>
      <h3 className="report-chain-title">{title}</h3>
      <ul className="plain-list report-chain-support">{fields(SUPPORT)}</ul>
      <ul className="plain-list report-chain-primary">{fields(PRIMARY)}</ul>
    </section>
  )
}
