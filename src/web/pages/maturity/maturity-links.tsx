import { NavLink } from 'react-router'
import '../governance/governance.css'

/** From each of the pages of maturity to the others. */
export function MaturityLinks(): React.JSX.Element {
  return (
    <nav aria-label="Maturity" className="circle-links">
      <NavLink to="/maturity" end>
        Assessment and road map
      </NavLink>
      <NavLink to="/comparison">Comparison</NavLink>
      <NavLink to="/targets">Targets</NavLink>
      <NavLink to="/report">Report</NavLink>
    </nav>
  )
}
