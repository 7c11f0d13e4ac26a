import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { organisationQuery } from '../../api/governance-queries.ts'
import { domainsQuery } from '../../api/service-queries.ts'

/** A domain or a circle; both empty for the whole. */
export interface Place {
  readonly domain: string
  readonly circle: string
}

interface ScopeSelectProps {
  readonly label: string
  /** What the whole is called. */
  readonly whole: string
  /** What a circle is called in the list. */
  readonly circle?: (title: string) => string
  readonly place: Place
  readonly onChange: (place: Place) => void
}

/** Chooses the whole, a domain or a circle. */
export function ScopeSelect({
  label,
  whole,
  circle = (title) => `Circle: ${title}`,
  place,
  onChange,
}: ScopeSelectProps): React.JSX.Element {
  const domains = useQuery(domainsQuery)
  const organisation = useQuery(organisationQuery)
  const known = [
    ...(domains.data?.items ?? []).map(({ path, title }) => ({
      value: keyOfPlace({ domain: path, circle: '' }),
      label: title,
    })),
    ...(organisation.data?.circles ?? []).map(({ id, title }) => ({
      value: keyOfPlace({ domain: '', circle: id }),
      label: circle(title),
    })),
  ]
  const value = keyOfPlace(place)
  // A place of the past may be gone.
  const gone = value === '' || known.some((one) => one.value === value) ? [] : [value]
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(placeOfKey(event.currentTarget.value))}
      data={[{ value: '', label: whole }, ...known, ...gone]}
    />
  )
}

/** As points of a comparison write it: empty, `domain:sales` or `circle:board`. */
export function keyOfPlace({ domain, circle }: Place): string {
  if (domain !== '') return `domain:${domain}`
  return circle === '' ? '' : `circle:${circle}`
}

export function placeOfKey(key: string): Place {
  const name = key.slice(key.indexOf(':') + 1)
  if (key.startsWith('domain:')) return { domain: name, circle: '' }
  return { domain: '', circle: key.startsWith('circle:') ? name : '' }
}
