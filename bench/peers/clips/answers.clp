; SPDX-FileCopyrightText: The Mora authors
; SPDX-License-Identifier: Apache-2.0

; CLIPS has no clock: the host asserts a deadline when its time has passed.

(deftemplate request (slot order))
(deftemplate response (slot order))
(deftemplate deadline (slot order))

(defglobal ?*violations* = 0)

(defrule answered
  ?request <- (request (order ?order))
  ?response <- (response (order ?order))
  =>
  (retract ?request ?response))

(defrule not-answered
  ?request <- (request (order ?order))
  ?deadline <- (deadline (order ?order))
  =>
  (retract ?request ?deadline)
  (bind ?*violations* (+ ?*violations* 1)))

; What meets no request that waits would stay for ever.
(defrule response-to-nothing
  (declare (salience -1))
  ?response <- (response)
  =>
  (retract ?response))

(defrule deadline-of-nothing
  (declare (salience -1))
  ?deadline <- (deadline)
  =>
  (retract ?deadline))
