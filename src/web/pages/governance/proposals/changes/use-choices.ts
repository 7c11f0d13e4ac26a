import { useQuery } from '@tanstack/react-query'
import { accountNamesQuery, organisationQuery } from '../../../../api/governance-queries.ts'
import { policiesQuery } from '../../../../api/policy-queries.ts'

/** What a field of a change can be chosen from. */
export type Choice = 'policy' | 'pack' | 'enforcement' | 'role' | 'person'

interface Option {
  readonly value: string
  readonly label: string
}

/** Everything that fields of changes are chosen from, as far as it is read. */
export function useChoices(): Readonly<Record<Choice, readonly Option[]>> {
  const policies = useQuery(policiesQuery)
  const organisation = useQuery(organisationQuery)
  const accounts = useQuery(accountNamesQuery)
  const named = ({ id, title }: { readonly id: string; readonly title: string }): Option => ({
    value: id,
    label: `${title} (${id})`,
  })
  return {
    policy: (policies.data?.items ?? []).map(named),
    pack: (policies.data?.packs ?? []).map(named),
    enforcement: [
      { value: 'advise', label: 'Advise: findings are shown, and stop nothing' },
      { value: 'gate', label: 'Gate: versions that fail do not move on' },
      { value: 'block', label: 'Block: contracts that fail are not registered' },
    ],
    role: (organisation.data?.circles ?? []).flatMap(({ roles }) => roles.map(named)),
    person: (accounts.data?.items ?? []).map(({ name }) => ({ value: name, label: name })),
  }
}
