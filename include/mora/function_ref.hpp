// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FunctionRef: a callable of the host on its way into the library, whose code does not depend on
// the callable's type. It refers to the callable. Threads: as the callable.

#include <utility>

namespace mora::inline v0::detail {

template <class Signature>
class FunctionRef;

template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class T>
  explicit FunctionRef(T& callable)
      : object_(&callable), call_([](void* object, Arguments... arguments) -> Result {
          return (*static_cast<T*>(object))(std::forward<Arguments>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(object_, std::forward<Arguments>(arguments)...);
  }

 private:
  void* object_;
  Result (*call_)(void*, Arguments...);
};

}  // namespace mora::inline v0::detail
