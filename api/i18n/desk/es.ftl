# The words of the desks in Spanish. Every catalogue has the same keys with the same placeables.

## When something may not be done

forbidden-title = Esta página no está abierta para usted
forbidden-text = Su cuenta no tiene acceso a esta página. Si cree que debería tenerlo, escriba a los responsables de este registro.
unknown-title = Vuelva a iniciar sesión
unknown-text = Su sesión ha terminado, o el enlace que abrió ya no funciona.
large-title = Es demasiado
large-text = El formulario contiene más de lo que se puede guardar. Acórtelo.
conflict-title = Eso no es posible ahora

## Coming in

sign-in-title = Iniciar sesión
sign-in-lead = Para gobiernos, el equipo del registro y la administración. Le enviamos un enlace por correo; no hay contraseña.
sign-in-email = Correo electrónico
sign-in-send = Enviarme un enlace
sign-in-sent = Si existe una cuenta con esta dirección, el enlace está en camino. Funciona una sola vez, durante 15 minutos y solo en este navegador.
sign-in-outbox = Este registro aún no tiene servidor de correo. Sus cartas son archivos de esta máquina, en
sign-in-by = Con una cuenta de su organización
sign-in-who = Las cuentas se abren por invitación. Todo lo que se publica aquí puede leerse sin cuenta.
enter-title = Iniciar sesión en Portolan
enter-text = Pulse el botón para iniciar sesión. Después, el enlace dejará de funcionar.
enter-button = Iniciar sesión
enter-spent = Este enlace ya no funciona, o se pidió en otro navegador.
enter-again = Pedir otro enlace
renew-title = Confirmar una ficha
renew-text = Usted confirma por un año más que { $name } ({ $url }) es una plataforma de su gobierno. Queda registrado a nombre de { $email }.
renew-button = Confirmar por un año
interrupted-title = Su sesión ha terminado
interrupted-text = No se ha perdido nada de lo que escribió. Inicie sesión junto a esta página y vuelva a enviarlo.
interrupted-sign-in = Iniciar sesión (se abre junto a esta página)
interrupted-again = Vuelva a esta página y pulse el botón.
interrupted-send = Enviar de nuevo
sign-out = Cerrar sesión

## What was done

done-renewed = La ficha queda confirmada por un año más. Gracias.
done-confirmed = La ficha queda confirmada por un año.
done-revoked = Se ha retirado la confirmación.
done-ended = La sesión se ha cerrado.
done-revoked-token = El token se ha revocado.
done-left = Ha cerrado la sesión.
done-saved = Guardado.
done-submitted = Enviado al equipo del registro.
done-withdrawn = Propuesta retirada.
done-reopened = Propuesta reabierta.
done-taken = Ahora la está examinando usted; los demás lo ven.
done-released = Se deja a los demás.
done-accepted = Aceptada y en vigor.
done-decided = Su decisión ha quedado registrada.
done-commented = Se ha añadido su comentario.
done-replied = Su respuesta ha quedado registrada.
done-check-asked = Se ha pedido una comprobación.
done-assigned = Queda asignado.
done-begun = Ya había empezado esto; continúe aquí.
done-bulk = Hecho con todo lo que marcó.
done-looked = Todo hasta aquí queda marcado como visto.
done-roles-changed = Se han cambiado las funciones.

## Desk

desk-title = Mesa de trabajo
desk-nav = Partes de la mesa de trabajo
desk-faults = Revise lo siguiente
desk-entries = Nuestras fichas
desk-no-entries = Aún no figura ninguna plataforma de su país.
desk-proposals = Propuestas
desk-queue = Cola de espera
desk-waiting = Lo que espera
desk-needs = Lo que le espera
desk-nothing = Nada por ahora. Gracias.
desk-due = Confirmaciones por dar o renovar
desk-confirm = Confirmar por un año
desk-flags = Hallazgos de las comprobaciones
desk-returned = Devueltas con preguntas
desk-drafts = Borradores
desk-sent = En examen
desk-answered = Hallazgos respondidos, en manos de los revisores
desk-new = Nueva plataforma
desk-new-of = Nueva plataforma: { $name }

## My account

me-title = Mi cuenta
me-name = Nombre
me-roles = Funciones
me-sessions = Dónde tengo la sesión abierta
me-here = este navegador
me-end = Cerrar
me-end-others = Cerrar todas las demás
me-tokens = Tokens para programas
me-tokens-lead = Un token permite que un programa actúe en su nombre, dentro de los límites que usted fije.
me-token-made = Este es el nuevo token. Cópielo ahora: no volverá a mostrarse.
me-token-name = Para qué sirve
me-token-scopes = Qué permite
me-token-days = Días de validez
me-token-make = Crear un token
me-until = hasta el
me-used = usado
me-revoke = Revocar
role-government = Gobierno: { $name }
role-curator = Revisión del registro
role-curator-of = Revisión del registro: { $name }
role-admin = Administración
role-of-government = Gobierno
role-of-curator = Revisión del registro
role-of-admin = Administración
role-of-system = Sistema
role-of-operator = Operación
role-of-account = Cuenta
scope-read-own = leer lo que usted puede leer
scope-propose = proponer, confirmar y responder
scope-curate = decidir en la revisión del registro
scope-admin = administrar

## An entry at the desk

entry-name = Plataforma
entry-unconfirmed = aún sin confirmar
entry-public = Página pública
entry-change = Proponer un cambio
entry-retire = Proponer su baja
entry-check = Comprobar ahora
entry-revoke = Retirar la confirmación
entry-is-retired = Esta plataforma se dio de baja.
entry-says = Lo que dice el registro
entry-revoke-why = ¿Por qué?

## Proposals

proposal-untitled = (aún sin nombre)
proposals-none = No hay ninguna propuesta.
proposal-kind-create = Nueva plataforma
proposal-kind-update = Cambio
proposal-kind-retire = Baja
proposal-status-draft = Borrador
proposal-status-submitted = Enviada
proposal-status-in-review = En examen
proposal-status-changes-requested = Devuelta
proposal-status-on-hold = En espera
proposal-status-accepted = Aceptada
proposal-status-rejected = Rechazada
proposal-status-withdrawn = Retirada por su autor
proposal-about = Sobre
proposal-open = Antes de poder enviarla:
proposal-warnings = Compare, por favor:
proposal-changes = Qué cambia
proposal-check = Comprobación de la dirección
proposal-decide = Decisión
proposal-returned = Devuelta con estas peticiones
proposal-edit = Editar
proposal-notes = Conversación
proposal-comment = Comentario
proposal-rebase = Incorporar lo que cambiaron otros
comment-send = Añadir el comentario
change-field = Campo
change-before = Antes
change-after = Después
change-now = Entretanto, otros lo cambiaron a:
check-waiting = La comprobación está en marcha. Vuelva a cargar esta página dentro de un momento.
check-nobody = En este momento ningún programa comprueba direcciones.
check-hosts = Otros sitios que carga la página
warning-same-address = La misma dirección
warning-same-host = Otra dirección del mismo sitio
warning-lookalike-host = Un sitio de nombre parecido
warning-similar-name = Casi el mismo nombre
warning-open-proposal = Otra propuesta abierta sobre esta plataforma
step-submit = Enviar al equipo del registro
step-withdraw = Retirar la propuesta
step-take = Examinar
step-release = Dejar a los demás
step-accept = Aceptar
step-request-changes = Pedir cambios
step-reject = Rechazar
step-hold = Poner en espera
step-resume = Continuar
step-reopen = Reabrir
decide-reasons = Motivos (para pedir cambios o rechazar)
decide-text = Explicación
decide-shared = Varias fichas pueden compartir esta dirección
send-title = Antes de enviarlo
send-text = Unas palabras para los curadores (opcional)
send-back = Volver al formulario
proposal-says = Qué dice
meanwhile-title = Mientras tanto, otra persona lo ha cambiado
meanwhile-text = No se ha guardado nada encima. Lo que escribió sigue en el formulario de abajo: compárelo y guarde de nuevo.
meanwhile-stands = Lo que consta ahora
meanwhile-typed = Lo que escribió
found-again = Volver a mirar
decide-reasons-short = Motivos
decide-sure = Sé que esto no se puede deshacer.
decide-sure-missing = Una baja no se puede deshacer. Marque la casilla para confirmarlo.
review-other = { $name } lo está mirando ahora.
review-take-over = Hacerse cargo
review-held = { $name } lo está mirando. Para decidir usted, hágase cargo primero.
review-assigned = Asignado a
review-assign = Asignar
check-way = Recorrido
check-tls = Cifrado

## The form

form-save = Guardar borrador
form-fill = Consultar la dirección y ofrecer lo que haya
found-title = Encontrado en la dirección
found-use = Usar como: { $name }
form-what = Qué es
form-names-hint = Escriba los idiomas por su nombre o su código, como «francés» o «fr».
form-language = Idioma
form-name = Nombre
form-summary = Resumen (de 40 a 400 caracteres)
form-where = Dónde está
form-for-whom = Para quién
form-how = Cómo se usa
form-who = Quién la respalda
form-sources-hint = Páginas públicas que mencionan la plataforma, una dirección por línea.
end-reason = Por qué
end-date = Desde cuándo
end-successor = Sucesora
end-successor-hint = Por su nombre o la dirección de su página aquí.
end-note = Nota, en una línea
form-summary-short = Resumen
form-url = Dirección
form-twice = tiene dos textos; cada idioma solo puede tener uno
form-no-language = indique en qué idioma está
form-drop = Quitar { $name }
form-add-name = Añadir un nombre en otro idioma
form-add-summary = Añadir un resumen en otro idioma
form-add-languages = Añadir un idioma
form-fill-hint = El registro puede mirar la dirección y ofrecer el título, la descripción y el idioma que encuentre. Lo que ha escrito se conserva.
form-send = Revisar y enviar

## Queue

queue-kind = Asunto
queue-count = Cuántas
queue-oldest = La más antigua
queue-open = Abrir la cola de espera
queue-empty = No hay nada en espera.
queue-kinds = Asuntos
queue-next = Más
queue-nobody = nadie
queue-all = cualquiera
queue-mine = mí
queue-everywhere = todos los países
queue-to-me = asignado a usted
queue-to-other = asignado a otra persona
queue-held = por otro curador
queue-oldest-short = el más antiguo
bulk-title = Con todo lo marcado
bulk-assign = Asignármelo
bulk-accept = Aceptar juntos (cambios de los mismos campos)
bulk-nothing = No hay nada marcado.
bulk-not-of-this = esto no se puede hacer aquí
keys-title = Teclas
keys-move = siguiente, anterior
keys-open = abrir
keys-tick = marcar
keys-decide = en una decisión: aceptar, pedir cambios o descartar, comentar
keys-help = esta ayuda
keys-close = Cerrar
desk-news = Novedades
news-count = { $count ->
    [one] Ha ocurrido una cosa desde que miró por última vez.
   *[other] Han ocurrido { $count } cosas desde que miró por última vez.
}
news-many = Han ocurrido más de { $count } cosas desde que miró por última vez.
news-more = Solo se muestran los más recientes.
news-none = Nada nuevo desde que miró por última vez.
news-seen = Marcar todo como visto

## Flags

flag-first = Visto por primera vez
flag-last = Visto por última vez
flag-times = { $count ->
    [one] abierto { $count } vez
   *[other] abierto { $count } veces
}
flag-closed = Cerrado
flag-reports = Lo que escribieron visitantes
flag-answer = Responder por el gobierno
flag-answer-what = ¿Qué ocurre?
flag-answer-url = Nueva dirección, si ha cambiado
flag-answer-note = Explicación
flag-answer-send = Enviar la respuesta
flag-accept = Aceptar lo que dice ahora el sitio
flag-dismiss = Descartar
flag-dismiss-why = Por qué no es un problema
flag-dismiss-days = No volver a abrirlo durante tantos días
flag-retire = Dar de baja la plataforma

## Many entries at once

desk-sheet = Subir un archivo
sheet-lead = Muchas fichas a la vez, en un archivo CSV o XLSX. Primero verá qué resultaría; no se guarda nada mientras haya una celda con errores.
sheet-file = Archivo (CSV o XLSX, hasta 8 MB)
sheet-check = Examinar
sheet-import = Crear borradores
sheet-summary = Nuevas: { $creations }. Modificadas: { $updates }. Sin cambios: { $unchanged }. Errores: { $faults }.
sheet-sound = Todas las celdas son correctas. Para crear borradores, elija de nuevo el archivo y pulse el segundo botón.
sheet-row = Fila
sheet-column = Columna
sheet-fault = Qué está mal
sheet-template = Columnas
sheet-template-lead = La primera línea del archivo. Las listas se separan con punto y coma; un texto tiene una columna por idioma.
sheet-export = Las fichas en un archivo, para cambiarlas y enviarlas de nuevo: { $name }
sheet-empty = Un archivo vacío con las columnas
sheet-values = Lo que pueden contener las columnas
done-imported = Se han creado borradores a partir del archivo.

## Administration

desk-accounts = Cuentas
desk-jobs = Ejecución de tareas
desk-mail = Cartas
desk-events = Acontecimientos
accounts-seen = Última sesión
accounts-suspended = suspendida
accounts-suspend = Suspender
accounts-restore = Levantar la suspensión
accounts-invite = Invitar a alguien
accounts-language = Idioma de las cartas
accounts-government = Gobierno de
accounts-government-hint = Países por su nombre o su código, separados por comas.
accounts-regions = Revisión del registro solo para estas regiones
accounts-country = «{ $name }» no es el código de un país.
accounts-regions-alone = Las regiones son para quienes revisan: marque también ese papel, o ninguna región.
accounts-send = Enviar la invitación
done-invited = La invitación está en camino.
done-suspended = La cuenta está suspendida.
done-restored = La cuenta puede volver a usarse.
jobs-rounds = Rondas
jobs-running = en curso
jobs-crashed = su proceso terminó
mail-to = Para
mail-about = Asunto
mail-since = Desde
mail-sent = Enviada
mail-tries = Intentos
mail-waits = en espera
mail-kind-invitation = Invitación
mail-kind-sign-in = Enlace para iniciar sesión
mail-kind-changes-requested = Cambios solicitados
mail-kind-proposal-accepted = Propuesta aceptada
mail-kind-proposal-rejected = Propuesta rechazada
mail-kind-proposal-on-hold = Propuesta en espera
mail-kind-endorsement-due = Confirmación por renovar
mail-kind-endorsement-lapsed = Confirmación vencida
mail-kind-flag-opened = Hallazgo por responder
events-show = Mostrar
events-none = No se ha encontrado nada.
events-detail = Antes y después
event-platform-created = Plataforma inscrita
event-platform-updated = Ficha modificada
event-platform-retired = Plataforma dada de baja
event-endorsement-changed = Confirmación modificada
event-reachability-changed = Accesibilidad modificada
event-observed-changed = El sitio dice algo nuevo
event-observed-accepted = Nuevo texto de un sitio aceptado
event-flag-opened = Hallazgo abierto
event-flag-published = Hallazgo hecho público
event-flag-closed = Hallazgo cerrado
event-flag-decided = Hallazgo respondido o decidido
event-proposal-moved = Propuesta avanzada
event-account-changed = Cuenta modificada
events-platform = Ficha (su dirección aquí)
events-account = Por quién (correo)
events-since = Desde
events-until = Hasta
events-file = Todo lo encontrado, como archivo:
events-no-platform = No hay ninguna ficha «{ $name }».
events-no-account = No hay ninguna cuenta «{ $name }».
events-no-day = «{ $name }» no es un día como 2026-11-25.
events-proposal = Propuesta
accounts-why = Por qué (se guarda con el suceso)
accounts-change = Cambiar las funciones

## Rules of the checks

desk-policy = Reglas de las comprobaciones
policy-lead = Con estas reglas se juzgan y se planifican las comprobaciones.
policy-how = Se fijan en el archivo de configuración o con las variables aquí nombradas, y rigen desde el próximo arranque.
policy-default = por omisión { $name }
policy-down-misses = Comprobaciones fallidas seguidas antes de dar una plataforma por caída
policy-down-after-s = Tiempo mínimo entre el primero y el último de esos fallos
policy-up-hits = Comprobaciones con éxito seguidas tras las que vuelve a contar como accesible
policy-blocked-unknowns = Comprobaciones seguidas sin resultado tras las que consta como cerrada a comprobaciones
policy-vantage-window-s = Cuánto vale lo dicho por un punto de comprobación tras su último informe
policy-unreachable-after-s = Cuánto está caída una plataforma antes de señalarla
policy-reopen-within-s = Plazo tras el cierre en el que una señal se reabre como la misma
policy-notice-after-s = Cuánto puede tardar un gobierno en responder antes de informar al público
policy-text-distance = En cuántos de 64 bits puede diferir la huella de un texto y ser el mismo
policy-interval-min-s = Primera nueva comprobación de una plataforma sana; se duplica con cada éxito
policy-interval-day-s = Dónde deja de duplicarse
policy-interval-max-s = Intervalo máximo, para plataformas que casi nunca cambian
policy-suspect-s = Nuevas comprobaciones de una plataforma sospechosa, en orden; la última se repite
policy-confirm-s = Cuándo se comprueba por segunda vez una dirección aparcada o usurpada
policy-request-pause-s = Cuánto sirve también a otros la respuesta de una comprobación pedida
policy-jitter-percent = Cuánto se desplaza al azar cada intervalo, en ambos sentidos
unit-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
unit-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
unit-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
unit-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}

## Figures of the work

desk-figures = Cifras del trabajo
figures-weeks-title = Enviadas y decididas, semana a semana
figures-weeks = En doce semanas se enviaron { $sent } propuestas y se decidieron { $decided }.
figures-sent = Enviadas
figures-decided = Decididas
figures-week = Semana del
figures-median = La mitad decidida en
figures-ages-proposals = Cuánto llevan esperando las propuestas
figures-ages-flags = Cuánto llevan esperando los hallazgos
figures-waiting = En espera desde hace
figures-age = { $count ->
    [0] menos de un día
    [1] de un día a una semana
    [7] de una semana a un mes
   *[other] más de un mes
}
