import { Link, NavLink, useLocation } from 'react-router'
import './shell.css'

const places = [
  { to: '/', label: 'Catalogue', below: ['/services/', '/taxonomies'] },
  { to: '/search', label: 'Search', below: [] },
  { to: '/policies', label: 'Policies & rules', below: ['/rules/', '/waivers'] },
  {
    to: '/circles',
    label: 'Governance',
    below: [
      '/constitution',
      '/roles/',
      '/tensions',
      '/proposals',
      '/meetings',
      '/elections',
      '/emergencies',
      '/permissions',
      '/rulings',
      '/people',
      '/work',
      '/structures',
      '/lead-times',
    ],
  },
  { to: '/report', label: 'Report', below: ['/compliance'] },
  { to: '/maturity', label: 'Maturity', below: ['/comparison', '/targets'] },
  { to: '/ledger', label: 'Ledger', below: [] },
] as const

interface NavigationProps {
  readonly label: string
  /** Called when a link was followed. */
  readonly onChoose?: () => void
}

/** The links to the parts of the application; the part at hand is marked. */
export function Navigation({ label, onChoose }: NavigationProps): React.JSX.Element {
  const { pathname } = useLocation()
  return (
    <nav aria-label={label}>
      <ul className="shell-links">
        {places.map((place) => {
          const isWithin = place.below.some((start) => pathname.startsWith(start))
          return (
            <li key={place.to}>
              {isWithin ? (
                <Link to={place.to} className="shell-link" aria-current="page" onClick={onChoose}>
                  {place.label}
                </Link>
              ) : (
                <NavLink
                  to={place.to}
                  end={place.to === '/'}
                  className="shell-link"
                  onClick={onChoose}
                >
                  {place.label}
                </NavLink>
              )}
            </li>
          )
        })}
        <li>
          <a href="/docs" className="shell-link">
            API docs
          </a>
        </li>
      </ul>
    </nav>
  )
}
