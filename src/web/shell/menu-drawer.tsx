import { Drawer } from '@mantine/core'
import { Navigation } from './navigation.tsx'

interface MenuDrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The navigation where the header has no room for it. */
export function MenuDrawer({ isOpen, onClose }: MenuDrawerProps): React.JSX.Element {
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title="Concordat"
      size="17rem"
      closeButtonProps={{ 'aria-label': 'Close the menu' }}
    >
      <Navigation label="Menu" onChoose={onClose} />
    </Drawer>
  )
}
