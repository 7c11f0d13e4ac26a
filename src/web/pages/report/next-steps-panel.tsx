import type { MaturityReport } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import type { Wording } from './report-words.ts'

interface NextStepsPanelProps {
  readonly report: MaturityReport
  readonly words: Wording
  readonly onFact: (fact: string) => void
}

/** What to do next, the closest to its goal first. */
export function NextStepsPanel({ report, words, onFact }: NextStepsPanelProps): React.JSX.Element {
  const without = report.roadMap.length === 0 ? 'roadMap.none' : 'roadMap.unknown'
  return (
    <Panel title={words('roadMap.title')}>
      <p className="small subtle">
        {words(report.nextSteps.length === 0 ? without : 'roadMap.lead')}
      </p>
      <ol className="report-steps">
        {report.nextSteps.map(({ text, dimension, effect, effort, fact, items }) => (
          <li key={`${dimension} ${text}`}>
            {fact === undefined ? (
              text
            ) : (
              <button type="button" className="road-map-fact" onClick={() => onFact(fact)}>
                {text}
              </button>
            )}
            <p className="tiny subtle">{effect}.</p>
            <p className="tiny subtle">
              {effort}.{items !== undefined && ` ${words('roadMap.inTheWay', { count: items })}.`}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
