import { Burger } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { AccountMenu } from './account-menu.tsx'
import { ColourSchemeToggle } from './colour-scheme-toggle.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { ForReaders } from './for-readers.tsx'
import { Navigation } from './navigation.tsx'
import { SearchBox } from './search-box.tsx'
import { SenseHere } from './sense-here.tsx'
import './shell.css'

const MenuDrawer = lazy(async () => ({
  default: (await import('./menu-drawer.tsx')).MenuDrawer,
}))

/** The frame of every page: skip link, header with navigation and search, and the page itself. */
export function Shell({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const { pathname } = useLocation()
  const [wasMenuOpened, setWasMenuOpened] = useState(false)
  const [isMenuOpen, menu] = useDisclosure(false, { onOpen: () => setWasMenuOpened(true) })
  useFocusOnNewPage(pathname)
  return (
    <>
      <a className="shell-skip" href="#main">
        Skip to content
      </a>
      <header className="shell-header">
        <Burger
          className="shell-burger"
          size="sm"
          opened={isMenuOpen}
          onClick={menu.toggle}
          aria-label={isMenuOpen ? 'Close the menu' : 'Open the menu'}
        />
        <Link to="/" className="shell-brand" aria-label="Concordat, to the catalogue">
          <img src="/favicon.svg" alt="" width={26} height={26} />
          <span>Concordat</span>
        </Link>
        <div className="shell-wide-navigation">
          <Navigation label="Main" />
        </div>
        <SearchBox />
        <div className="shell-tools">
          <ColourSchemeToggle />
          <AccountMenu />
        </div>
      </header>
      {wasMenuOpened && (
        <Suspense>
          <MenuDrawer isOpen={isMenuOpen} onClose={menu.close} />
        </Suspense>
      )}
      <main id="main" tabIndex={-1} className="shell-main">
        <ErrorBoundary page={pathname}>
          <ForReaders>{children}</ForReaders>
        </ErrorBoundary>
      </main>
      <SenseHere />
    </>
  )
}

/**
 * Moves the focus to the content when another page is shown, as a browser does on loading a document, so
 * that keyboard and screen reader go on from there. The first page keeps the browser's own focus.
 */
function useFocusOnNewPage(pathname: string): void {
  const shown = useRef(pathname)
  useEffect(() => {
    if (pageOf(shown.current) === pageOf(pathname)) return
    shown.current = pathname
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}

/** The views of one contract version are tabs of one page. */
function pageOf(pathname: string): string {
  return /^(\/services\/[^/]+\/[^/]+\/versions\/[^/]+)\//.exec(pathname)?.[1] ?? pathname
}
