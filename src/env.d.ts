/// <reference types="astro/client" />

declare namespace App {
  /** What a page sets before it renders a text, for the components that authors write in it. */
  interface Locals {
    library?: import('./publication/published.ts').Publication
    article?: import('./publication/published.ts').Article
    /** Returns how a picture of the text is shown, by its path from the text; `undefined` if there is no such file. */
    pictureOf?: (src: string) => import('./pictures/plan.ts').PicturePlan | undefined
  }
}

/** The type of a component, for tools that do not read Astro files. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory
  export default component
}
