import type { Taxonomy } from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'
import './taxonomy-page.css'

/** What holds for the services that a taxonomy is for. */
export function TaxonomyRules({ taxonomy }: { readonly taxonomy: Taxonomy }): React.JSX.Element {
  const { required, multiple, open, kinds } = taxonomy
  return (
    <p className="taxonomy-rules">
      <ToneBadge tone={required ? 'warn' : 'mute'}>{required ? 'Required' : 'Optional'}</ToneBadge>
      <ToneBadge tone="mute">{multiple ? 'Several values' : 'One value'}</ToneBadge>
      <ToneBadge tone="mute">{open ? 'Any value is accepted' : 'Listed values only'}</ToneBadge>
      <span className="small subtle">
        for{' '}
        {kinds === undefined ? 'services of all kinds' : `services that are ${kinds.join(', ')}`}
      </span>
    </p>
  )
}
