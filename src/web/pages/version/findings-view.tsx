import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { reportQuery } from '../../api/version-queries.ts'
import type { Finding, LintResult, Version } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ContractSource } from './contract-source.tsx'
import { FindingFilters, fits, type FindingFilter } from './finding-filters.tsx'
import { FindingList } from './finding-list.tsx'
import { inReadingOrder, keyOf, markOf, marksByLine } from './finding-marks.ts'
import { FindingNote } from './finding-note.tsx'
import './findings-view.css'

/** What the policies say about the contract, on the lines that they say it about. */
export function FindingsView({ version }: { readonly version: Version }): React.JSX.Element {
  const report = useQuery(reportQuery(version.service, version.version))
  return (
    <QueryView query={report} what="the findings">
      {(result) => <Findings version={version} result={result} />}
    </QueryView>
  )
}

interface FindingsProps {
  readonly version: Version
  readonly result: LintResult
}

function Findings({ version, result }: FindingsProps): React.JSX.Element {
  const [parameters, setParameters] = useSearchParams()
  const [filter, setFilter] = useState<FindingFilter>({ hidden: new Set(), policy: '' })
  const findings = useMemo(() => inReadingOrder(result.findings), [result])
  const shown = useMemo(
    () => findings.filter((finding) => fits(finding, filter)),
    [findings, filter],
  )
  const selectedKey = parameters.get('finding') ?? ''
  const selected = shown.find((finding) => keyOf(finding) === selectedKey)
  const fileName =
    selected?.location.file ?? parameters.get('file') ?? findings[0]?.location.file ?? version.entry
  const file =
    version.files.find(({ name }) => name === fileName) ??
    version.files.find(({ name }) => name === version.entry)
  const marks = useMemo(() => marksByLine(shown, file?.name ?? ''), [shown, file?.name])
  const line = Number(parameters.get('line') ?? undefined)

  function select(finding: Finding | undefined): void {
    setParameters(finding === undefined ? {} : { finding: keyOf(finding) }, { replace: true })
  }

  return (
    <div className="findings">
      <section className="findings-side" aria-label="Findings of the policies in force">
        <FindingFilters findings={findings} filter={filter} onChange={setFilter} />
        {shown.length === 0 ? (
          <EmptyState title={findings.length === 0 ? 'No findings' : 'No finding fits the filter'}>
            {findings.length === 0
              ? 'No rule of the policies in force has anything to say. What could not be judged stands under Conformance.'
              : 'Switch a severity on again, or choose all policies.'}
          </EmptyState>
        ) : (
          <FindingList
            findings={shown}
            selectedKey={selectedKey}
            withFile={version.files.length > 1}
            onSelect={select}
          />
        )}
      </section>
      <section className="findings-source" aria-label="Source of the contract">
        {version.files.length > 1 && (
          <NativeSelect
            mb="xs"
            size="xs"
            aria-label="File of the contract"
            value={file?.name ?? ''}
            onChange={(event) =>
              setParameters({ file: event.currentTarget.value }, { replace: true })
            }
            data={version.files.map(({ name }) => name)}
          />
        )}
        {file && (
          <ContractSource
            version={version}
            file={file}
            marks={marks}
            selected={selected && markOf(selected)}
            line={line >= 1 ? line : undefined}
            onSelect={(mark) => select(shown.find((finding) => keyOf(finding) === mark.key))}
            note={
              selected && (
                <FindingNote
                  finding={selected}
                  version={version}
                  onClose={() => select(undefined)}
                />
              )
            }
          />
        )}
      </section>
    </div>
  )
}
