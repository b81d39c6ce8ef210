import type { SearchLanguage } from './language.ts'

/** Splits lists that are written as one text. */
const words = (text: string) => text.trim().split(/\s+/)

/** Spanish. Folded words have no accents, and no tilde. */
export const spanish: SearchLanguage = {
  silent: words(`
    el la los las lo un una unos unas de del al a en con sin por para que cual cuales quien quienes como cuando cuanto
    cuanta cuantos cuantas donde porque si no y e o u pero ni mas menos muy tan tambien solo ya es son era fue ser esta
    estan estar hay ha han haber he puede pueden poder debe deben se me mi mis te tu tus su sus nos le les yo ella ellos
    este estos esta estas ese esa eso esto algo todo todos toda todas sobre entre hasta desde verdad cierto realmente
  `),
  asking: words(`
    curar cura curan tratar trata tratan tratamiento tratamientos sanar ayuda ayudan ayudar funciona funcionan eficaz
    eficacia seguro segura seguros seguridad peligro peligroso peligrosa riesgo riesgos efecto efectos secundarios costo
    coste cuesta cuestan precio caro legal ilegal aprobado aprobada bueno buena malo mala mejor peor prueba pruebas
    evidencia estudio estudios medico medicos clinica clinicas pacientes personas sirve sirven terapia terapias
  `),
  spellings: [
    [/x/, 'j', 'ks'],
    [/j/, 'x', 'g'],
    [/ps/, 's'],
    [/^s/, 'ps'],
    [/v/, 'b'],
    [/b/, 'v'],
  ],
  plurals: [
    [/e?s$/, ''],
    [/$/, 's', 'es'],
    [/ces$/, 'z'],
    [/z$/, 'ces'],
  ],
}
