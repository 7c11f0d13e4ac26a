import { IconX } from '@tabler/icons-react'
import { ActionIcon } from '@mantine/core'
import { Fragment } from 'react'
import { Link } from 'react-router'
import type { Finding, Version } from '../../api/schemas.ts'
import { SeverityBadge } from '../../components/badges.tsx'
import { Instant } from '../../components/instant.tsx'

interface FindingNoteProps {
  readonly finding: Finding
  readonly version: Pick<Version, 'service' | 'version'>
  readonly onClose: () => void
}

/** All that is known of a finding, shown below its line. */
export function FindingNote({ finding, version, onClose }: FindingNoteProps): React.JSX.Element {
  const { waived, related = [], inForce = [] } = finding
  return (
    <div className="finding-note" role="note" aria-label={`Finding of rule ${finding.rule}`}>
      <div className="finding-note-head">
        <SeverityBadge severity={finding.severity} />
        <Link to={`/rules/${encodeURIComponent(finding.rule)}`}>Rule {finding.rule}</Link>
        {finding.requirements.length > 0 && (
          <span className="subtle">{finding.requirements.join(', ')}</span>
        )}
        <span className="subtle">in {finding.policies.join(', ')}</span>
        <ActionIcon
          className="finding-note-close"
          variant="subtle"
          color="gray"
          size="sm"
          aria-label="Close this finding"
          onClick={onClose}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      <p className="finding-note-message">{finding.message}</p>
      {finding.fix !== undefined && (
        <p>
          <strong>To mend it:</strong> {finding.fix}
        </p>
      )}
      {inForce.length > 0 && (
        <p>
          <strong>It counts by</strong>{' '}
          {inForce.map((policy, index) => (
            <Fragment key={policy}>
              {index > 0 && ', '}
              <Link to={`/policies/in-force/${encodeURIComponent(policy)}`}>{policy}</Link>
            </Fragment>
          ))}
          {inForce.length === 1 ? ', a policy in force.' : ', policies in force.'}
        </p>
      )}
      {waived !== null && (
        <p>
          <strong>Waived</strong>
          {waived.until !== undefined && (
            <>
              {' '}
              until <Instant at={waived.until} />
            </>
          )}
          : {waived.reason}
        </p>
      )}
      {related.length > 0 && (
        <p>See also {related.map((place) => `${place.file}, line ${place.line}`).join('; ')}</p>
      )}
      <p>
        <Link to={`/rules/${encodeURIComponent(finding.rule)}/why?${placeOf(version)}`}>
          Why does this rule apply here?
        </Link>
        {waived === null && finding.policy !== 'waivers' && (
          <>
            {' · '}
            <Link to={`/waivers?${askingFor(finding, version)}`}>Ask for a waiver</Link>
          </>
        )}
      </p>
      <p className="tiny subtle">
        <code>
          {finding.location.pointer === '' ? '(the whole document)' : finding.location.pointer}
        </code>
      </p>
    </div>
  )
}

function placeOf({ service, version }: FindingNoteProps['version']): string {
  return new URLSearchParams({ service, version }).toString()
}

function askingFor(
  { rule, fingerprint }: Finding,
  { service, version }: FindingNoteProps['version'],
): string {
  return new URLSearchParams({ rule, service, version, fingerprint }).toString()
}
