import type { ElementDeclaration, IdentityConstraint } from '../../../contracts/index.ts'
import type { PairTools } from '../pair-tools.ts'

/** Compares keys, uniqueness and references to keys (XML Schema part 1, section 3.11), by name. */
export function compareIdentityConstraints(
  old: ElementDeclaration,
  now: ElementDeclaration,
  subject: string,
  tools: PairTools,
): void {
  const before = byName(old)
  const after = byName(now)
  const facts = ({ category, name }: IdentityConstraint) => ({
    subject,
    category,
    name: name.localName,
  })
  for (const [name, constraint] of after) {
    const former = before.get(name)
    if (former === undefined) {
      const change = { facts: facts(constraint), old, now: constraint, cause: 'new' } as const
      tools.report('identity-constraint-added', change)
    } else if (wordsOf(former) !== wordsOf(constraint)) {
      const change = { facts: facts(constraint), old: former, now: constraint }
      tools.report('identity-constraint-changed', change)
    }
  }
  for (const [name, constraint] of before) {
    if (after.has(name)) continue
    const change = { facts: facts(constraint), old: constraint, now, cause: 'old' } as const
    tools.report('identity-constraint-removed', change)
  }
}

function byName({
  identityConstraints,
}: ElementDeclaration): ReadonlyMap<string, IdentityConstraint> {
  return new Map(identityConstraints.map((constraint) => [constraint.name.localName, constraint]))
}

/** Prefixes in the XPaths are left out: they go by the document. */
function wordsOf({ category, selector, fields, element }: IdentityConstraint): string {
  const refer = element.attribute('refer') ?? ''
  return [category, selector ?? '', ...fields, refer]
    .map((text) => text.replace(/\s+/g, '').replace(/[\w.-]+:(?!:)/g, ''))
    .join(' ')
}
