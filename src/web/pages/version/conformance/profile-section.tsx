import { useState } from 'react'
import type { Finding, ProfileConformance, Version } from '../../../api/schemas.ts'
import { Panel } from '../../../components/panel.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { counted } from '../../../components/words.ts'
import { AssertionEntry } from './assertion-entry.tsx'
import { CLAIM_LOOKS, claimInWords } from './claim.ts'
import { OutcomeFilters } from './outcome-filters.tsx'
import { hiddenAtFirst, OUTCOME_LOOKS, outcomeOf, OUTCOMES } from './outcome-look.ts'
import './profile-section.css'

interface ProfileSectionProps {
  readonly version: Version
  readonly profile: ProfileConformance
  readonly findings: readonly Finding[]
  /** The profile that asks for all of this one, and tells its assertions. */
  readonly toldWith: ProfileConformance | undefined
}

/** What may be claimed of a contract by one profile, and every assertion that this rests on. */
export function ProfileSection(props: ProfileSectionProps): React.JSX.Element {
  const { profile, toldWith } = props
  const claim = CLAIM_LOOKS[profile.claim]
  return (
    <Panel title={profile.title} aside={<ToneBadge tone={claim.tone}>{claim.word}</ToneBadge>}>
      <p className="profile-claim">{claimInWords(profile)}</p>
      {toldWith === undefined ? (
        <Assertions {...props} />
      ) : (
        <p className="small subtle">
          Its {counted(profile.assertions.length, 'assertion')} are part of {toldWith.title}, where
          they are told.
        </p>
      )}
    </Panel>
  )
}

function Assertions(props: Omit<ProfileSectionProps, 'toldWith'>): React.JSX.Element {
  const { version, profile, findings } = props
  const { assertions } = profile
  const [hidden, setHidden] = useState(() => hiddenAtFirst(assertions))
  const shown = OUTCOMES.filter((outcome) => !hidden.has(outcome)).flatMap((outcome) =>
    assertions.filter((one) => outcomeOf(one) === outcome),
  )
  return (
    <>
      <p className="small subtle">
        This is about the description, judged by {profile.policy} {profile.version}. What is sent
        and what a registry says is judged by the command: <code>concordat lint --messages</code>{' '}
        and <code>--discovery</code>.
      </p>
      <OutcomeFilters
        label={`Outcomes of ${profile.title}`}
        assertions={assertions}
        hidden={hidden}
        onChange={setHidden}
      />
      <p className="tiny subtle" role="status">
        {shown.length} of {counted(assertions.length, 'assertion')} shown
      </p>
      <ul className="plain-list" aria-label={`Assertions of ${profile.title}`}>
        {shown.map((assertion) => (
          <AssertionEntry
            key={assertion.id}
            version={version}
            assertion={assertion}
            findings={findings.filter(
              ({ rule, policies }) => rule === assertion.rule && policies.includes(profile.policy),
            )}
          />
        ))}
      </ul>
      <OutcomeMeanings />
    </>
  )
}

function OutcomeMeanings(): React.JSX.Element {
  return (
    <details className="outcome-meanings">
      <summary>What the outcomes mean</summary>
      <dl>
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{OUTCOME_LOOKS[outcome].word}</dt>
            <dd>{OUTCOME_LOOKS[outcome].meaning}</dd>
          </div>
        ))}
      </dl>
      <p>
        A <em>required</em> assertion decides about the claim, a <em>recommended</em> one and an{' '}
        <em>informational</em> one do not. Numbers such as R2706 are those of the requirements in
        the profile.
      </p>
    </details>
  )
}
