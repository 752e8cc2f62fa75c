import { type Component, type FunctionComponent, h } from 'preact'

/**
 * A component that is drawn anew only when one of its properties is another one, or its own state or context changes. For what
 * stands in a list many times, inside something that is drawn often.
 */
export function memoized<Props extends object>(Drawn: FunctionComponent<Props>): FunctionComponent<Props> {
  return function Memoized(this: Component<Props>, props: Props) {
    this.shouldComponentUpdate = (next) => differ(this.props, next)
    return h(Drawn, props)
  } as FunctionComponent<Props> // Preact calls a function component on its instance (preact/src/diff/index.js)
}

function differ(a: object, b: object): boolean {
  const keys = Object.keys(b)
  return (
    keys.length !== Object.keys(a).length || keys.some((key) => !Object.is(Reflect.get(a, key), Reflect.get(b, key)))
  )
}
