# The letters of the registry in Spanish.

## How every letter begins and ends

greeting = Estimado/a { $name }:
greeting-unnamed = Estimado/a colega:
closing =
    Atentamente,

    Portolan
    El registro mundial de plataformas públicas de aprendizaje digital
## What stands for a name that is not known

unnamed = su plataforma

## An invitation

invitation-subject = Invitación a Portolan, el registro de plataformas públicas de aprendizaje digital
invitation-text = Se ha abierto una cuenta a su nombre en Portolan, el registro mundial de plataformas públicas de aprendizaje digital. Su función:
invitation-link = Para acceder, abra la siguiente dirección. No se necesita contraseña:
invitation-after = El enlace funciona una sola vez, en los 15 minutos siguientes al envío de este mensaje. Después puede solicitar otro en cualquier momento:
role-government = Gobierno: { $places }
role-curator = Revisión del registro, todas las regiones
role-curator-of = Revisión del registro: { $places }
role-admin = Administración

## A link that somebody asked for

sign-in-subject = Su enlace para acceder a Portolan
sign-in-text = Usted ha solicitado acceder a Portolan.
sign-in-link = Para acceder, abra esta dirección:
sign-in-after = El enlace funciona una sola vez, en los 15 minutos siguientes al envío de este mensaje. Si no lo ha solicitado, haga caso omiso de este mensaje: sin el enlace nadie puede entrar en su cuenta.
sign-in-browser = Solo se abre en el navegador desde el que lo solicitó.

## Proposals

changes-requested-subject = Se solicitan cambios: { $name }
changes-requested-text = Su propuesta sobre «{ $name }» ha sido revisada. Se le solicitan cambios antes de que pueda aceptarse.
changes-requested-link = Puede modificar la propuesta y volver a presentarla aquí; se ha conservado todo lo que introdujo:
proposal-accepted-subject = Propuesta aceptada: { $name }
proposal-accepted-text = Su propuesta sobre «{ $name }» ha sido aceptada y ya ha surtido efecto.
proposal-rejected-subject = Propuesta no aceptada: { $name }
proposal-rejected-text = Su propuesta sobre «{ $name }» ha sido revisada y no ha podido aceptarse. Puede reabrirla y corregirla.
proposal-on-hold-subject = Propuesta en suspenso: { $name }
proposal-on-hold-text = La revisión de su propuesta sobre «{ $name }» ha quedado en suspenso. Por el momento no es necesario que haga nada.
proposal-link = La propuesta está aquí:
reasons = Motivos:
note = Observaciones de quien hizo la revisión:
reason-duplicate = La plataforma ya figura en el registro, o existe otra propuesta sobre ella.
reason-not-public = Ningún organismo público respalda la plataforma.
reason-not-learning = No es una plataforma de aprendizaje.
reason-unreachable = La dirección no responde, o muestra otra cosa.
reason-wrong-country = La plataforma corresponde a otro país.
reason-incomplete = Falta información.
reason-inaccurate = Parte de la información no es exacta.
reason-wording = La redacción debería ser más clara, o darse también en otro idioma.
reason-unsourced = Ninguna fuente respalda lo que se indica.
reason-commercial = La plataforma cobra a los estudiantes, o les muestra publicidad.
reason-other = Otro motivo

## A government's confirmation of an entry

endorsement-due-subject = Confirmación pendiente: { $name }
endorsement-due-text = Su Gobierno confirma una vez al año la ficha «{ $name }». La confirmación debe renovarse.
endorsement-due-until = Termina el { $date }.
endorsement-lapsed-subject = Confirmación vencida: { $name }
endorsement-lapsed-text = La confirmación de la ficha «{ $name }» por su Gobierno ha vencido. La ficha permanece en el registro, con la indicación de que ya no está confirmada.
endorsement-lapsed-until = Terminó el { $date }.
renew-link = Para ver la ficha y confirmarla por un año más, abra esta dirección:
renew-after = El enlace es personal; le rogamos que no lo reenvíe. Nada se confirma antes de que usted haya visto la ficha y dado su conformidad.

## A finding that a government should answer

flag-opened-subject = Se solicita su respuesta: { $name }
flag-opened-text = Las comprobaciones periódicas de «{ $name }» han detectado algo que requiere su respuesta:
flag-opened-until = El aviso se publicará a partir del { $date }, junto con su respuesta si la hay.
flag-opened-link = Consulte lo observado y responda aquí, antes de que se publique un aviso:
evidence = Lo observado:
flag-kind-unreachable = La plataforma lleva una semana sin estar accesible.
flag-kind-not-found = La dirección responde que la página no existe.
flag-kind-moved = La dirección lleva ahora a otro sitio.
flag-kind-parked = La dirección muestra un dominio aparcado o la página por defecto de un servidor.
flag-kind-identity-changed = La dirección muestra una página ajena a la plataforma.
flag-kind-certificate = El certificado de seguridad no es válido, o está a punto de caducar.
flag-kind-metadata-changed = La página se describe de forma distinta que antes.
flag-kind-closure-announced = La página anuncia que el servicio se cierra o se ha cerrado.
flag-kind-spam-injected = La página contiene enlaces insertados como correo basura.
flag-kind-language-mismatch = No se ofrece un idioma indicado en la ficha.
flag-kind-blocked = La plataforma solo es accesible para navegadores, o solo desde el país.
flag-kind-endorsement-due = La confirmación de la ficha debe renovarse.
flag-kind-reported = Un visitante informa de un problema
