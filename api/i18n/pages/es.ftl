# The words of the pages in Spanish. Every catalogue has the same keys with the same placeables; numbers are written as
# each language does.

site-name = Portolan
percent = { $number } %
moment = { $day }, { $time } UTC

## Around every page

skip = Ir al contenido
nav-main = Navegación principal
nav-platforms = Plataformas
nav-countries = Países
nav-languages = Idiomas
nav-coverage = Cobertura
nav-about = Acerca de
nav-editions = Idiomas del sitio
nav-more = Más sobre el registro
nav-changes = Cambios
nav-developers = Desarrolladores
nav-status = Estado del servicio
nav-accessibility = Accesibilidad
nav-privacy = Privacidad
nav-licence = Licencia
footer-what = Portolan es el registro mundial de las plataformas públicas de aprendizaje digital: cuáles respaldan los gobiernos y si funcionan hoy.

## Fields of an entry

field-country = País
field-region = Región
field-language = Idioma
field-languages = Idiomas
field-level = Nivel educativo
field-levels = Niveles educativos
field-subject = Materia
field-subjects = Materias
field-audience = Público
field-audiences = Público
field-kind = Tipo de plataforma
field-access = Acceso
field-reachability = Accesibilidad de la dirección
field-endorsement = Confirmación del gobierno
field-lifecycle = Situación
field-operator = Gestionada por
field-authority = Autoridad pública
field-launched = En servicio desde
field-search = Palabras buscadas

## Home

home-title = Encuentre una plataforma pública de aprendizaje
home-lead = Los gobiernos ofrecen o respaldan miles de sitios para aprender. Encuentre uno para su país, idioma y nivel, y compruebe si funciona hoy.
search-label = Buscar
search-example = por ejemplo: matemáticas, Perú, quechua
search-button = Buscar
any-country = Todos los países
any-level = Todos los niveles
any-subject = Todas las materias
home-numbers = El registro en cifras
number-platforms = { $count ->
    [one] plataforma
   *[other] plataformas
}
number-countries = { $count ->
    [one] país o territorio
   *[other] países y territorios
}
number-reachable = de las plataformas comprobadas son accesibles
map-title = Las plataformas en el mundo
map-country = { $name }: { $count ->
    [0] ninguna plataforma activa
    [one] { $count } plataforma activa
   *[other] { $count } plataformas activas
}
map-legend = Plataformas activas
map-list = La lista por regiones, más abajo, lleva a las mismas páginas.
map-disclaimer = Las fronteras y los nombres que figuran en este mapa, así como las denominaciones empleadas, no implican juicio alguno sobre la condición jurídica de ningún país, territorio o zona.
home-regions = Por región
home-levels = Por nivel educativo
home-languages = Por idioma
all-languages = Todos los idiomas

## Lists of platforms

browse-title = Todas las plataformas
browse-title-of = Plataformas: { $name }
browse-title-search = Plataformas encontradas para «{ $name }»
browse-title-both = Plataformas encontradas para «{ $name }»: { $filters }
browse-description = Plataformas públicas de aprendizaje digital por país, idioma y nivel educativo, con la comprobación de si funcionan.
browse-found = { $count ->
    [0] No se encontró ninguna plataforma.
    [one] Se encontró { $count } plataforma.
   *[other] Se encontraron { $count } plataformas.
}
browse-results = Resultados
browse-empty = Ninguna plataforma cumple todas estas condiciones.
browse-help = Con menos condiciones se encontrarían más:
browse-relax = { $count ->
    [one] Sin la condición «{ $field }»: { $count } plataforma
   *[other] Sin la condición «{ $field }»: { $count } plataformas
}
browse-faults = No se ha podido entender una parte de esta dirección. La lista siguiente no la tiene en cuenta.
browse-fault-value = { $field }: el registro no conoce el valor «{ $value }».
browse-fault-key = «{ $value }» no sirve para «{ $key }».
browse-fault-search = La búsqueda es demasiado larga o tiene demasiadas palabras. Puede tener hasta 200 caracteres.
browse-fault-many = La dirección contiene demasiadas condiciones; las últimas no se tienen en cuenta.
chips-label = Condiciones aplicadas
chips-clear = Quitar todas
chip-search = Búsqueda: { $name }
chip-remove = Quitar la condición: { $name }
to-filters = Filtros
filters-title = Acotar la lista
facet-more = Ver { $count } más
sort-label = Orden
sort-relevance-or-name = Relevancia
sort-name-asc = Nombre
sort-updated-at-desc = Actualizadas recientemente
sort-created-at-desc = Añadidas recientemente
pages-label = Páginas
page-of = Página { $page } de { $pages }
page-before = Anterior
page-after = Siguiente
checked = comprobada
suggest-platform = plataforma
suggest-country = país
suggest-language = idioma

## Countries and languages

countries-title = Países y territorios
countries-lead = Todos los países y territorios con el número de sus plataformas activas. Donde no hay ninguna, el registro aún no conoce ninguna.
country-description = { $count ->
    [0] { $name }: aún no figura ninguna plataforma pública de aprendizaje digital en funcionamiento.
    [one] { $name }: { $count } plataforma pública de aprendizaje digital activa, por nivel e idioma.
   *[other] { $name }: { $count } plataformas públicas de aprendizaje digital activas, por nivel e idioma.
}
live-platforms = { $count ->
    [0] Ninguna plataforma activa
    [one] { $count } plataforma activa
   *[other] { $count } plataformas activas
}
by-level = Por nivel
by-language = Por idioma
by-country = Por país
by-official-language = Idiomas oficiales
none-yet = aún ninguna
official = oficial
country-gaps = Aún no figura nada para: { $name }.
country-platforms = Plataformas
country-none = Aún no figura ninguna plataforma de este país. Su gobierno puede proponer una.
country-all = { $count ->
    [one] La única plataforma
   *[other] Las { $count } plataformas
}
languages-title = Idiomas
languages-lead = Todos los idiomas en los que se ofrece al menos una plataforma.
language-description = { $count ->
    [0] { $name }: aún no figura ninguna plataforma pública de aprendizaje digital en funcionamiento en este idioma.
    [one] { $name }: { $count } plataforma pública de aprendizaje digital activa en este idioma.
   *[other] { $name }: { $count } plataformas públicas de aprendizaje digital activas en este idioma.
}
language-gaps = Idioma oficial, pero aún sin plataforma
language-none = Aún no figura ninguna plataforma en este idioma.
language-all = { $count ->
    [one] La única plataforma en este idioma
   *[other] Las { $count } plataformas en este idioma
}

## Coverage

coverage-title = Cobertura
coverage-lead = Cuántas plataformas activas tiene cada país para cada nivel educativo y en cada uno de sus idiomas oficiales. Se muestran las casillas vacías: señalan lo que falta por hacer.
coverage-empty = { $count ->
    [0] Todos los países y territorios tienen al menos una plataforma activa.
    [one] { $count } país o territorio aún no tiene ninguna plataforma activa.
   *[other] { $count } países y territorios aún no tienen ninguna plataforma activa.
}
coverage-views = Vistas
coverage-columns = Columnas
coverage-total = Total

## A platform

platform-description = { $name }: una plataforma pública de aprendizaje digital del registro Portolan.
platform-open = Abrir
platform-works = ¿Funciona?
platform-stands = ¿Quién la respalda?
platform-facts = Qué ofrece
platform-checks = Últimas comprobaciones
platform-observed = Lo que el sitio dice de sí mismo
platform-history = Historial de la ficha
platform-sources = Fuentes
since = desde el
last-checked = Última comprobación:
uptime = { $days ->
    [one] Accesible en el { $share } de las comprobaciones del último día
   *[other] Accesible en el { $share } de las comprobaciones de los últimos { $days } días
}
day-up = accesible
day-partly = accesible a ratos
day-suspect = sin respuesta, en observación
day-down = inaccesible
day-blocked = cerrada a las comprobaciones automáticas
day-unchecked = sin comprobar
strip-summary = { $count ->
    [one] El último día: { $parts }.
   *[other] Los últimos { $count } días: { $parts }.
}
strip-part = { $status } { $count ->
    [one] { $count } día
   *[other] { $count } días
}
strip-start = hace 90 días
strip-end = hoy
strip-none = Aún no se ha comprobado.
strip-table = Lo mismo en una tabla
strip-when = Cuándo
strip-what = Resultado
strip-stretch = del { $from } al { $to }
endorsed-by = Confirmada por:
endorsed-on = Confirmada el:
endorsed-until = Válida hasta el:
endorsed-not = Ningún gobierno ha confirmado todavía esta ficha. Se elaboró a partir de fuentes públicas.
flag-reply = Respuesta del gobierno:
reply-still-ours = La plataforma sigue siendo nuestra y está en orden.
reply-moved = La plataforma ha cambiado de dirección.
reply-retired = La plataforma se ha dado de baja.
observed-on = Leído el
observed-title = Título
observed-description = Descripción
observed-language = Idioma del texto
observed-address = Dirección final
observed-mobile = Adaptada a pantallas pequeñas
yes = sí
not-seen = sin indicios
sources-none = No consta ninguna fuente.
version-first = Primera inscripción
version-other = Versión { $count }
version-changed = Cambios: { $fields }
retired-title = Esta plataforma ya no está en servicio.
retired-closed = Se cerró.
retired-replaced = Fue sustituida por otra plataforma.
retired-listed-in-error = No debería haber figurado en el registro.
retired-on = Terminó el { $name }.
retired-successor = Sucesora:
badge-title = Distintivo
badge-lead = Los responsables de esta plataforma pueden mostrar el estado de su ficha en sus propias páginas:
badge-alt = Distintivo de esta ficha
badge-until = confirmada hasta el { $name }
report-link = Informar de un problema con esta plataforma

## What checks find

outcome-up = Accesible
outcome-moved = Accesible en otra dirección
outcome-not-found = La página no existe
outcome-server-error = El servidor comunica un error
outcome-timeout = Sin respuesta a tiempo
outcome-dns-failure = La dirección no existe
outcome-connection-failed = Sin conexión
outcome-tls-invalid = La conexión segura no es válida
outcome-bad-response = La respuesta no se puede leer
outcome-blocked = Cerrada a las comprobaciones automáticas
outcome-rate-limited = El servidor rechaza visitas tan frecuentes
outcome-robots-denied = El sitio no permite comprobaciones automáticas
outcome-parked = La dirección está en venta o sin uso
outcome-identity-changed = En esta dirección responde otro sitio
outcome-unsafe-address = La dirección no lleva a nada público
outcome-checker-fault = Falló la propia comprobación

## What changes in an entry

document-access = acceso
document-audiences = público
document-authority = autoridad pública
document-confidence = solidez de las fuentes
document-country = país
document-kind = tipo de plataforma
document-languages = idiomas
document-launched = inicio del servicio
document-levels = niveles educativos
document-lifecycle = situación
document-lifecycle-note = nota sobre la situación
document-names = nombres
document-operator = entidad gestora
document-retirement = fin del servicio
document-slug = dirección en el registro
document-sources = fuentes
document-subjects = materias
document-summaries = resúmenes
document-url = dirección
document-url-basis = origen de la dirección

## Reports by visitors

report-title = Informar de un problema: { $name }
report-lead = Diga al equipo del registro qué no está bien. No hace falta una cuenta y no se conserva nada sobre usted.
report-kind = ¿Qué ocurre?
problem-does-not-open = No se abre
problem-wrong-content = Muestra otra cosa, publicidad o contenidos dañinos
problem-wrong-entry = Algún dato de esta ficha no es correcto
problem-hard-to-use = Es difícil de usar, por ejemplo en un teléfono o con un lector de pantalla
problem-other = Otra cosa
report-words = Con sus propias palabras
report-words-hint = Opcional, hasta { $count } caracteres. No incluya datos personales.
report-trap = Deje este campo vacío
report-send = Enviar
report-long = El mensaje es demasiado largo. Puede tener hasta { $count } caracteres.
report-faults = El mensaje aún no se ha enviado
report-thanks = Gracias
report-thanks-text = El equipo del registro estudiará su mensaje. Si una comprobación puede ayudar, ya está en marcha.
report-back = Volver a la plataforma

## Changes

changes-title = Cambios
changes-lead = Lo que ha cambiado en el registro, empezando por lo más reciente.
changes-none = No hay cambios anteriores.
changes-older = Cambios anteriores
change-to = { $what }: { $status }
change-platform-created = Inscrita
change-platform-updated = Ficha modificada
change-platform-retired = Baja
change-endorsement-changed = Confirmación del gobierno
change-reachability-changed = Accesibilidad de la dirección
change-observed-changed = El sitio dice algo nuevo de sí mismo

## About

about-title = Acerca de Portolan
about-contents = En esta página
about-heading-what = Qué es
about-heading-decides = Quién decide
about-heading-checks = Cómo se comprueba
about-heading-states = Qué significan los estados
about-heading-licence = Licencia
about-heading-accessibility = Accesibilidad
about-heading-privacy = Privacidad
about-heading-contact = Contacto
about-what-1 = Portolan es el registro mundial de las plataformas públicas de aprendizaje digital: los sitios en los que aprenden niños y adultos y que un gobierno respalda.
about-what-2 = Un portulano era la carta náutica que los marinos no dejaban de corregir. En 2022, cuando se cartografiaron 471 plataformas de este tipo en 184 países, una de cada tres había desaparecido, estaba anticuada o no funcionaba. Este registro comprueba continuamente cada dirección y muestra lo que encuentra.
about-decides-1 = Los gobiernos proponen las fichas de su propio país, las mantienen al día y las confirman una vez al año.
about-decides-2 = El equipo del registro examina cada propuesta antes de publicarla. Nadie decide sobre una propuesta propia.
about-decides-3 = Las fichas elaboradas a partir de fuentes públicas lo indican hasta que un gobierno las confirma. Cada decisión queda registrada; lo que una vez figuró conserva su página.
about-checks-1 = Un programa visita cada dirección al menos una vez por semana, con cortesía y como lo haría cualquier visitante, y respeta las reglas que los sitios fijan para tales programas.
about-checks-2 = Un solo fallo no demuestra nada. Se dice que una plataforma es inaccesible solo tras al menos cuatro comprobaciones fallidas durante al menos dos días, sin ningún acierto entre ellas.
about-checks-3 = El programa advierte también cuando una dirección está en venta o muestra el sitio de otros. Estos hallazgos se confirman en minutos y se muestran de inmediato; de los demás se informa primero al gobierno, que puede responder.
about-checks-4 = De los sitios que se cierran a las comprobaciones automáticas no se dice que sean accesibles ni que no lo sean.
about-states-1 = Cada estado se indica con una palabra y un signo.
about-state-up = Respondió a las últimas comprobaciones.
about-state-suspect = Fallaron comprobaciones recientes, pero no las suficientes para estar seguros.
about-state-down = Fallaron al menos cuatro comprobaciones durante al menos dos días.
about-state-blocked = El sitio responde, pero no a los programas. En un navegador puede funcionar.
about-state-unknown = Aún no se ha comprobado.
about-licence-1 = Las fichas del registro se publican con la licencia Creative Commons Atribución 4.0 (CC BY 4.0): utilícelas y difúndalas libremente, citando a Portolan como fuente. Lo que las plataformas dicen de sí mismas les pertenece.
about-licence-2 = El mapa se ha dibujado a partir de Natural Earth (dominio público); los nombres de países e idiomas proceden de Unicode CLDR.
about-accessibility-1 = Estas páginas están hechas para cumplir las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA: con teclado, con lector de pantalla, con texto ampliado, en alto contraste, impresas y sin scripts. Se someten a prueba en los seis idiomas.
about-accessibility-2 = El mapa del mundo es para la vista y el ratón; una lista por regiones lleva a las mismas páginas. El detalle de las comprobaciones está en inglés.
about-privacy-1 = No se sigue a los visitantes: no se instala ninguna cookie, no se carga nada de otros sitios y no se pide nada que permita identificarle.
about-privacy-2 = Los avisos de problemas se conservan un año, sin constancia de quién los envió. Para evitar abusos, durante un día se conserva una forma cifrada de la dirección de red.
about-contact-1 = Si hay un error en una ficha, utilice el formulario de su página. Los gobiernos que deseen participar pueden escribir a los responsables de este registro.

## For developers

developers-title = Para desarrolladores
developers-lead = Todo lo que se publica aquí puede ser leído por programas, sin necesidad de cuenta.
developers-api = La API
developers-api-1 = Un único punto de acceso GraphQL responde a todas las preguntas sobre plataformas, países, idiomas y cobertura:
developers-api-2 = Por ejemplo, las tres primeras plataformas de Malí:
developers-console = Abrir la consola de consultas
developers-examples = Ejemplos
developers-try = Abrir en la consola
developers-sync = Mantenerse al día
developers-sync-1 = El campo «changes» enumera en orden todos los cambios públicos, incluidas las bajas. Conserve el último cursor y siga desde ahí: no falta nada y nada llega dos veces.
developers-sync-2 = Las respuestas llevan un ETag. Devuélvalo en If-None-Match y una respuesta sin cambios no costará nada.
developers-limits = Límites
developers-limits-1 = Una página de una lista tiene como máximo 100 entradas. Cada consulta tiene un coste, que crece con sus listas y su profundidad; lo que es demasiado costoso se rechaza antes de ejecutarse.
developers-limits-2 = La respuesta indica el coste en «extensions», y los errores dan un código y dicen qué hacer.
developers-badge = Cada plataforma tiene un distintivo que muestra si su ficha está confirmada y si es accesible:

## Status

status-title = Estado del registro
status-lead = Cómo marcha el propio registro.
status-checking = Se están comprobando las plataformas.
status-idle = En este momento ningún programa comprueba las plataformas.
status-last-check = Última comprobación:
status-numbers = Cifras
status-version = Versión
status-platforms = Plataformas
status-countries = Países y territorios
status-changes = Acontecimientos registrados
status-jobs = Trabajos periódicos
status-job = Tarea
status-when = Última ejecución
status-result = Resultado
status-well = en orden
status-ill = con fallo

## When there is no page

missing-title = Esta página no existe
missing-text = Puede que la dirección esté mal escrita o que la página haya cambiado de lugar. Las fichas del registro nunca desaparecen: una búsqueda las encontrará.
missing-nearest = ¿Buscaba una de estas?
missing-home = A la página de inicio
beyond-title = La lista no llega tan lejos
beyond-text = { $count ->
    [one] Tiene { $count } página.
   *[other] Tiene { $count } páginas.
}
beyond-back = A la primera página
many-title = Demasiadas solicitudes
many-text = { $count ->
    [one] Vuelva a intentarlo dentro de { $count } minuto.
   *[other] Vuelva a intentarlo dentro de { $count } minutos.
}
foreign-title = Este formulario procede de otro sitio
foreign-text = Para protegerle, no se ha aceptado. Utilice el formulario de la página de la plataforma.
failed-title = Algo ha fallado por nuestra parte
failed-text = Ha quedado registrado con el número { $name }. Vuelva a intentarlo dentro de un momento.

## Statistics

figures-title = Estadísticas
figures-lead = El registro en cifras, en gráficos y en tablas.
figures-share = Plataformas accesibles, día a día
figures-share-short = Accesibles
figures-share-note = De las plataformas que se pudieron juzgar, al final de cada día.
figures-curve = { $first } el { $from }, { $last } el { $to }.
figures-no-days = Todavía no hay días de comprobaciones.
figures-table = Lo mismo en tabla
figures-day = Día
figures-judged = Se pudieron juzgar
figures-now = Accesibilidad actual
figures-platforms = Plataformas
figures-endorsements = Confirmación por los gobiernos
figures-coverage = Países con una plataforma en servicio
figures-countries = Países
figures-of = { $part } de { $whole }
figures-flags = Hallazgos abiertos por tipo
figures-regions = Hallazgos abiertos por región
figures-number = Número
figures-none = No hay ninguno.
