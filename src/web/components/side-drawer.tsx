import { Drawer, type DrawerRootProps } from '@mantine/core'
import type { ReactNode } from 'react'

interface SideDrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly closeLabel: string
  readonly position: NonNullable<DrawerRootProps['position']>
  readonly size: string
  readonly children: ReactNode
}

/**
 * A dialog at the side of the window. Escape and a click beside it close it, and the focus goes back to
 * where it was.
 */
export function SideDrawer(props: SideDrawerProps): React.JSX.Element {
  const { isOpen, onClose, title, closeLabel, position, size, children } = props
  return (
    <Drawer.Root opened={isOpen} onClose={onClose} position={position} size={size}>
      <Drawer.Overlay />
      <Drawer.Content>
        {/* A plain element: the drawer's own is a second banner of the page. */}
        <Drawer.Header component="div">
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={closeLabel} />
        </Drawer.Header>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
