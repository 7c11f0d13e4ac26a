import { isOperational, versionId } from '../../portfolio.ts'
import type { FactDefinition } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'
import { categoryOf, NO_CATEGORIES, type PolicyCategory } from './policy-categories.ts'

/** Contract versions in operation under an enforced policy of a category, each with whether it passes all of these. */
export function passSpans(category: PolicyCategory): FactDefinition['spans'] {
  return ({ services, categories = NO_CATEGORIES }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(isOperational)
      .flatMap((version) => {
        const asked = version.conformance.filter(
          ({ policy, enforcement }) =>
            enforcement !== 'advise' && categoryOf(policy, categories) === category,
        )
        if (asked.length === 0) return []
        const open = asked.filter(({ verdict }) => verdict !== 'pass')
        return [
          {
            id: versionId(version),
            counted: open.length === 0,
            because:
              open.length === 0
                ? sayOfItem('policy.passes', {
                    policies: asked.map(({ policy }) => policy).join(', '),
                  })
                : open
                    .map(({ policy, verdict }) => sayOfItem('policy.open', { policy, verdict }))
                    .join(', '),
          },
        ]
      })
}
