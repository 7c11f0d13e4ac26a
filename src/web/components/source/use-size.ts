import { useCallback, useState, type RefCallback } from 'react'

export interface Size {
  /** Pixels, borders and padding included. */
  readonly width: number
  readonly height: number
}

const none: Size = { width: 0, height: 0 }

/** Measures an element for as long as it is there. */
export function useSize(): [RefCallback<HTMLElement>, Size] {
  const [size, setSize] = useState(none)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setSize({ width: element.offsetWidth, height: element.offsetHeight })
    })
    observer.observe(element)
    setSize({ width: element.offsetWidth, height: element.offsetHeight })
    return () => {
      observer.disconnect()
      setSize(none)
    }
  }, [])
  return [ref, size]
}
