import type { Article, Constitution, Holder } from './constitution.ts'

/** Whom an amendment would let do more or less than now. */
export interface GrantEffect {
  /** In words, such as `whoever fills the role anchor-lead`. */
  readonly to: string
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

const HOLDERS: Readonly<Record<Holder, string>> = {
  named: 'the role that the thing names as its owner',
  domain: 'the role whose domain covers the thing',
  circle: 'every role of the circle that has not handed the domain on',
  lead: 'whoever leads the circle',
  members: 'the members of the circle',
  facilitation: 'whoever facilitates the circle',
  records: 'whoever keeps the records of the circle',
}

/** To whom an article grants, in words. */
export function granteeOf({ grants }: Pick<Article, 'grants'>): string {
  if ('role' in grants) return `whoever fills the role ${grants.role}`
  if ('holder' in grants) return HOLDERS[grants.holder]
  if ('system' in grants) return 'the process itself'
  return grants.own
    ? 'everyone who is signed in, towards what is their own'
    : 'everyone who is signed in'
}

/** Who would be granted more or less by another text of a constitution, by whom it is granted to. Pure. */
export function grantEffects(before: Constitution, after: Constitution): readonly GrantEffect[] {
  const [had, has] = [actionsByGrantee(before), actionsByGrantee(after)]
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((to) => {
    const [then, next] = [had.get(to) ?? [], has.get(to) ?? []]
    const gained = next.filter((action) => !then.includes(action))
    const lost = then.filter((action) => !next.includes(action))
    return gained.length + lost.length === 0 ? [] : [{ to, gained, lost }]
  })
}

function actionsByGrantee({ articles }: Constitution): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const article of articles) {
    const to = granteeOf(article)
    const actions = found.get(to) ?? []
    actions.push(...article.grants.actions.filter((action) => !actions.includes(action)))
    found.set(to, actions)
  }
  return found
}
