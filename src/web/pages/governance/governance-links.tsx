import { NavLink } from 'react-router'
import './governance.css'

/** From each of the pages of governance to the others. */
export function GovernanceLinks(): React.JSX.Element {
  return (
    <nav aria-label="Governance" className="circle-links">
      <NavLink to="/circles">Circles</NavLink>
      <NavLink to="/constitution">Constitution</NavLink>
      <NavLink to="/tensions">Tensions</NavLink>
      <NavLink to="/proposals">Proposals</NavLink>
      <NavLink to="/meetings">Meetings</NavLink>
      <NavLink to="/elections">Elections</NavLink>
      <NavLink to="/rulings">Rulings</NavLink>
      <NavLink to="/permissions">Permissions</NavLink>
      <NavLink to="/emergencies">Emergency actions</NavLink>
      <NavLink to="/work">Work</NavLink>
      <NavLink to="/structures">Structures</NavLink>
      <NavLink to="/lead-times">Lead times</NavLink>
      <NavLink to="/people">People</NavLink>
    </nav>
  )
}
