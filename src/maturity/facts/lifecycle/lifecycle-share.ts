import { isLive, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const lifecycleShare = defineFact({
  id: 'lifecycle_share',
  area: 'lifecycle',
  name: 'Versions that went through a gate',
  definition:
    'Contract versions that have left their initial state through a gate of their lifecycle, out of all versions not retired.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'practice',
  spans: ({ services, decisions }) => {
    const moved = new Set(decisions.filter((d) => d.allowed).map((d) => d.subject))
    return services
      .flatMap(({ versions }) => versions)
      .filter(isLive)
      .map((version) => {
        const counted = moved.has(`version:${versionId(version)}`)
        return {
          id: versionId(version),
          counted,
          because: counted
            ? sayOfItem('lifecycle.moved', {
                state: version.state,
                lifecycle: version.lifecycle.id,
                version: version.lifecycle.version,
              })
            : sayOfItem('lifecycle.unmoved'),
        }
      })
  },
})
