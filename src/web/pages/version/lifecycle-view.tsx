import { versionPath } from '../../api/names.ts'
import { checklistQuery, transitionsQuery } from '../../api/version-queries.ts'
import type { Version } from '../../api/schemas.ts'
import { ActivationPlanPanel } from '../../components/readiness/activation-plan-panel.tsx'
import { ChecklistPanel } from '../../components/readiness/checklist-panel.tsx'
import { LifecyclePanels } from '../../components/transitions/lifecycle-panels.tsx'

/** Where the version stands, what leads on and what is in the way, how it came here, and what people add to it. */
export function LifecycleView({ version }: { readonly version: Version }): React.JSX.Element {
  return (
    <div className="stack">
      <LifecyclePanels
        lifecycle={version.lifecycle.id}
        subject={{
          kind: 'version',
          words: 'the version',
          address: versionPath(version.service, version.version),
          transitions: transitionsQuery(version.service, version.version),
          outdates: [['service', version.service], ['services'], ['ledger']],
          emergency: {
            action: 'version.transition',
            subject: `version:${version.service}@${version.version}`,
          },
          command: (to) => `concordat promote ${version.service}@${version.version} --to ${to}`,
        }}
      />
      <ChecklistPanel
        of={{
          address: versionPath(version.service, version.version),
          checklist: checklistQuery(version.service, version.version),
          outdates: ['service', version.service, 'version', version.version],
          isOver: version.frozen && version.phase === 'retirement',
          whenLapsed: 'the content has been replaced since',
        }}
      />
      <ActivationPlanPanel version={version} />
    </div>
  )
}
