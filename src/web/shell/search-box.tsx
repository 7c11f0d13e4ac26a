import { Kbd, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import './shell.css'

/** Searches everything in the registry. The key `/` leads here from anywhere outside a field. */
export function SearchBox(): React.JSX.Element {
  const field = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [parameters] = useSearchParams()
  const asked = pathname === '/search' ? (parameters.get('q') ?? '') : ''
  useHotkeys([['/', () => field.current?.focus()]])

  function search(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const words = field.current?.value.trim() ?? ''
    if (words !== '') void navigate(`/search?q=${encodeURIComponent(words)}`)
  }

  return (
    <form role="search" className="shell-search" onSubmit={search}>
      <TextInput
        key={asked}
        ref={field}
        className="shell-search-field"
        type="search"
        size="sm"
        defaultValue={asked}
        aria-label="Search services, operations, messages, types"
        aria-keyshortcuts="/"
        placeholder="Search"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">/</Kbd>}
      />
    </form>
  )
}
