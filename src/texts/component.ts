/** Compiled texts as components. This module runs inside Astro's bundle. */

import * as runtime from 'astro/jsx-runtime'
import { Renderer, type AstroComponentFactory } from 'astro/runtime/server/index.js'

interface Props {
  components?: Record<string, unknown>
}

type Content = (props: Props) => unknown

/**
 * Evaluates the code of a compiled text. The component takes the components of authors as `components`.
 *
 * The code comes from our compiler, which refuses texts that contain code. As a function body, it is let go with the
 * component; a module would stay in memory.
 *
 * @param code the body of a function that takes the JSX runtime and returns the component
 * @returns a component that the renderer of `@astrojs/mdx` renders
 */
export function textComponent(code: string): AstroComponentFactory {
  // oxlint-disable-next-line typescript/no-implied-eval
  const evaluate = new Function(code) as (runtime: object) => Content
  const render = evaluate(runtime)
  const Content = ({ components, ...props }: Props = {}) =>
    render({ ...props, components: { Fragment: runtime.Fragment, ...components } })
  Object.assign(Content, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro.needsHeadRendering')]: true,
    [Renderer]: 'astro:jsx',
  })
  return Content as unknown as AstroComponentFactory
}
