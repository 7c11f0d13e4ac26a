import { Link, useLocation } from 'react-router'
import './shell.css'
import { subjectOfPage } from './subject-of-page.ts'

/** The way from any page to a tension about what it shows. */
export function SenseHere(): React.ReactNode {
  const { pathname, search } = useLocation()
  if (pathname === '/tensions/new' || pathname === '/sign-in') return null
  const subject = subjectOfPage(pathname, search)
  return (
    <footer className="shell-footer">
      <p>
        Something could be better?{' '}
        <Link to={`/tensions/new?subject=${encodeURIComponent(subject)}`}>
          I sense a tension here
        </Link>
      </p>
    </footer>
  )
}
