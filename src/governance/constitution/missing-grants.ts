import { isDeepStrictEqual } from 'node:util'
import { inc } from 'semver'
import type { Action } from '../../registry/index.ts'
import type { Change } from '../circles/change.ts'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import { findRole } from '../circles/organisation.ts'
import { without } from '../without.ts'
import { granteeOf } from './granted-actions.ts'
import type { Article, Constitution } from './constitution.ts'
import { actionsWithoutGrant } from './renew-constitution.ts'

/** A proposal, ready to be made, that grants what nobody is granted. */
export interface MissingGrants {
  /** The text that came with the program, such as `holacracy@1.9.0`; absent where none has the name of the one in force. */
  readonly shipped?: string
  /** Actions that the text of the program grants and the one in force does not, each with whom it would be granted to. */
  readonly actions: readonly { readonly action: Action; readonly to: readonly string[] }[]
  readonly title: string
  /** One amendment of the constitution; empty where there is nothing that it could grant. */
  readonly changes: readonly Change[]
  /** What it cannot grant, and why. */
  readonly notGranted: readonly string[]
}

/**
 * Prepares an amendment that grants those actions that newer versions of the program know and the constitution in force
 * grants to nobody, to whom the shipped text grants them. Everything else stays as the organisation decided it. Pure.
 */
export function prepareMissingGrants(
  inForce: Pick<GovernanceVersion, 'constitution' | 'organisation'>,
  offered: readonly Constitution[],
): MissingGrants {
  const { constitution, organisation } = inForce
  const shipped = offered.find(({ id }) => id === constitution.id)
  const title = 'Grant what newer versions of the program know'
  if (shipped === undefined) return { actions: [], title, changes: [], notGranted: [] }
  const missing = new Set(actionsWithoutGrant(inForce, shipped))
  const wanted = shipped.articles.flatMap((article) => {
    const actions = article.grants.actions.filter((action) => missing.has(action))
    return actions.length === 0
      ? []
      : [{ ...article, grants: { ...article.grants, actions } } satisfies Article]
  })
  const isRole = ({ grants }: Article): boolean =>
    !('role' in grants) || findRole(organisation, grants.role) !== undefined
  const isDeclared = ({ grants }: Article): boolean =>
    !('role' in grants) || constitution.roles.some(({ id }) => id === grants.role)
  const granted = wanted.filter((article) => isRole(article) && isDeclared(article))
  const notGranted = wanted.flatMap(({ title: of, grants }) =>
    granted.some((article) => article.title === of) || !('role' in grants)
      ? []
      : [
          `${grants.actions.join(', ')}: the text of the program grants it to the role ${grants.role}, which there is not here; grant it to another one.`,
        ],
  )
  const amended: Constitution = {
    ...constitution,
    version: inc(constitution.version, 'minor') ?? constitution.version,
    articles: granted.reduce(withGrant, constitution.articles),
  }
  return {
    shipped: `${shipped.id}@${shipped.version}`,
    actions: [...missing].map((action) => ({
      action,
      to: wanted.filter(({ grants }) => grants.actions.includes(action)).map(granteeOf),
    })),
    title,
    changes: granted.length === 0 ? [] : [{ kind: 'constitution.amend', constitution: amended }],
    notGranted,
  }
}

/** Into the article that grants to the same already, under the name that the program gave it; else as one of its own. */
function withGrant(articles: readonly Article[], wanted: Article): Article[] {
  const to = ({ grants }: Article): object => without(grants, 'actions')
  const at = articles.findIndex(
    (article) => article.id === wanted.id && isDeepStrictEqual(to(article), to(wanted)),
  )
  if (at < 0) return [...articles, { ...wanted, id: freeId(articles, wanted.id) }]
  return articles.map((article, index) =>
    index === at
      ? {
          ...article,
          grants: {
            ...article.grants,
            actions: [...article.grants.actions, ...wanted.grants.actions],
          },
        }
      : article,
  )
}

function freeId(articles: readonly Article[], wanted: string): string {
  const used = new Set(articles.map(({ id }) => id))
  let id = wanted
  for (let number = 2; used.has(id); number++) id = `${wanted.slice(0, 58)}-${number}`
  return id
}
