import type { Domain } from '../../api/schemas.ts'
import './domain-tree.css'
import { counted } from '../../components/words.ts'

interface DomainTreeProps {
  readonly domains: readonly Domain[]
  /** The path chosen; empty for all. */
  readonly chosen: string
  readonly onChoose: (path: string) => void
}

interface Branch {
  readonly domain: Domain
  readonly branches: Branch[]
}

/** The domains as a tree; choosing one shows its services and those of its sub-domains. */
export function DomainTree({ domains, chosen, onChoose }: DomainTreeProps): React.JSX.Element {
  return (
    <nav aria-label="Domains" className="domain-tree">
      <ul className="plain-list">
        <li>
          <DomainButton label="All domains" isChosen={chosen === ''} onClick={() => onChoose('')} />
        </li>
      </ul>
      <Branches branches={treeOf(domains)} chosen={chosen} onChoose={onChoose} />
    </nav>
  )
}

interface BranchesProps {
  readonly branches: readonly Branch[]
  readonly chosen: string
  readonly onChoose: (path: string) => void
}

function Branches({ branches, chosen, onChoose }: BranchesProps): React.JSX.Element {
  return (
    <ul className="plain-list domain-tree-branch">
      {branches.map(({ domain, branches: below }) => (
        <li key={domain.path}>
          <DomainButton
            label={domain.title}
            count={domain.serviceCount}
            isChosen={chosen === domain.path}
            onClick={() => onChoose(domain.path)}
          />
          {below.length > 0 && <Branches branches={below} chosen={chosen} onChoose={onChoose} />}
        </li>
      ))}
    </ul>
  )
}

interface DomainButtonProps {
  readonly label: string
  readonly count?: number
  readonly isChosen: boolean
  readonly onClick: () => void
}

function DomainButton({ label, count, isChosen, onClick }: DomainButtonProps): React.JSX.Element {
  return (
    <button type="button" className="domain-tree-button" aria-pressed={isChosen} onClick={onClick}>
      <span>{label}</span>
      {count !== undefined && (
        <span className="domain-tree-count" aria-label={counted(count, 'service')}>
          {count}
        </span>
      )}
    </button>
  )
}

/** Hangs each domain below its nearest listed ancestor; a parent comes before its children. */
function treeOf(domains: readonly Domain[]): readonly Branch[] {
  const roots: Branch[] = []
  const known = new Map<string, Branch>()
  for (const domain of domains) {
    const branch: Branch = { domain, branches: [] }
    known.set(domain.path, branch)
    const parent = known.get(domain.path.slice(0, Math.max(domain.path.lastIndexOf('/'), 0)))
    ;(parent?.branches ?? roots).push(branch)
  }
  return roots
}
